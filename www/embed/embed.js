/*!
 * Puts a tag together from what is chosen, shows the widget that it makes, and writes the lines to
 * copy for each kind of portal.
 */
(function () {
  'use strict';

  var SENTENCES = {
    vi: {
      html: 'Dán vào nơi muốn hiện. Phần trong thẻ hiện khi tiện ích chưa chạy hoặc không chạy được.',
      nukeviet: 'Quản trị → Quản lý giao diện → Quản lý block → Thêm block HTML, tắt trình soạn thảo rồi dán. Trình soạn thảo bỏ thẻ lạ, vì vậy dùng <div>.',
      wordpress: 'Thêm block “HTML tùy chỉnh” và dán phần đầu; phần PHP vào functions.php của giao diện con. WordPress bỏ <script> của người không phải quản trị viên.',
      manager: 'Thêm thẻ “HTML tùy chỉnh”, kích hoạt khi DOM sẵn sàng. Trình quản lý thẻ bỏ data-* của script, vì vậy dùng MotCua.mount. Trang phải có phần tử id="mot-cua".',
      react: 'Chép thư mục dist/ của gói npm mot-cua ra nơi phục vụ tệp tĩnh.',
      low: 'Chữ trắng trên màu này chỉ đạt tương phản {n}:1, cần ít nhất 4,5:1. Hãy chọn màu đậm hơn.',
      good: 'Tương phản với chữ trắng: {n}:1, đạt.',
      copied: 'Đã chép.',
      not: 'Trình duyệt không cho chép: đoạn mã đã được chọn, hãy nhấn Ctrl+C.',
      link: 'Thành phần hồ sơ, thời hạn, phí'
    },
    en: {
      html: 'Paste it where it should show. What stands inside is shown until the widget runs, or if it can’t.',
      nukeviet: 'Administration → Themes → Blocks → add an HTML block, switch the editor off, then paste. The editor drops unknown elements, hence the <div>.',
      wordpress: 'Add a “Custom HTML” block and paste the first part; the PHP goes to functions.php of the child theme. WordPress drops <script> of people who aren’t administrators.',
      manager: 'Add a “Custom HTML” tag, fired when the DOM is ready. Tag managers drop data-* of scripts, hence MotCua.mount. The page needs an element with id="mot-cua".',
      react: 'Copy the folder dist/ of the npm package mot-cua to where static files are served.',
      low: 'White text on this colour has a contrast of {n}:1 only; 4.5:1 is needed. Choose a darker one.',
      good: 'Contrast with white text: {n}:1, enough.',
      copied: 'Copied.',
      not: 'The browser refused: the snippet is selected, press Ctrl+C.',
      link: 'Papers, time, fee'
    }
  };
  var PORTAL = 'https://dichvucong.gov.vn/';
  var fields = ['procedure', 'code', 'province', 'parts', 'language', 'theme', 'accent',
    'own-accent', 'folder', 'host'];

  function $(id) { return document.getElementById(id); }
  function words() { return SENTENCES[document.documentElement.lang]; }

  /** What is chosen, as attributes of the element. */
  function chosen() {
    var attributes = {
      procedure: $('code').value.trim() || $('procedure').value,
      province: $('province').value,
      parts: $('parts').value,
      lang: $('language').value,
      theme: $('theme').value
    };
    Object.keys(attributes).forEach(function (name) {
      if (!attributes[name]) delete attributes[name];
    });
    return attributes;
  }

  function escaped(text) {
    return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
  }

  function written(attributes, prefix) {
    return Object.keys(attributes).map(function (name) {
      return ' ' + prefix + name + '="' + escaped(attributes[name]) + '"';
    }).join('');
  }

  function folder() {
    return $('folder').value.trim().replace(/\/*$/, '/') || '/mot-cua/';
  }

  /** The colour as it is stated, and as a darker neighbour for what is pointed at. */
  function colours() {
    if (!$('own-accent').checked) return null;
    var accent = $('accent').value;
    var darker = '#' + [1, 3, 5].map(function (at) {
      var part = Math.round(parseInt(accent.slice(at, at + 2), 16) * 0.75);
      return part.toString(16).padStart(2, '0');
    }).join('');
    return { '--mc-accent': accent, '--mc-accent-strong': darker };
  }

  function rule() {
    var own = colours();
    if (!own) return '';
    return 'mot-cua { ' + Object.keys(own).map(function (name) {
      return name + ': ' + own[name] + ';';
    }).join(' ') + ' }';
  }

  var LINES = {
    html: function (attributes, link, css) {
      return '<script src="' + escaped(folder()) + 'mot-cua.js" defer></scr' + 'ipt>\n' +
        '<mot-cua' + written(attributes, '') + '>\n  ' + link + '\n</mot-cua>' +
        (css && '\n\n/* CSS */\n' + css);
    },
    nukeviet: function (attributes, link, css) {
      return '<div data-mot-cua' + written(attributes, 'data-') + '>\n  ' + link + '\n</div>\n' +
        '<script src="' + escaped(folder()) + 'mot-cua.js" defer></scr' + 'ipt>' +
        (css && '\n\n/* CSS: themes/…/css/custom.css */\n' + css);
    },
    wordpress: function (attributes, link, css) {
      return '<div data-mot-cua' + written(attributes, 'data-') + '>\n  ' + link + '\n</div>\n\n' +
        "// functions.php\nadd_action('wp_enqueue_scripts', function () {\n" +
        "    wp_enqueue_script('mot-cua', '" + folder().replace(/'/g, "\\'") +
        "mot-cua.js', [], null, ['strategy' => 'defer']);\n});" +
        (css && '\n\n/* CSS */\n' + css);
    },
    manager: function (attributes, link, css) {
      return '<script>\n(function () {\n  var script = document.createElement(\'script\');\n' +
        '  script.src = ' + JSON.stringify(folder() + 'mot-cua.js') + ';\n' +
        '  script.onload = function () {\n    MotCua.mount(document.getElementById(\'mot-cua\'), ' +
        JSON.stringify(attributes).replace(/</g, '\\u003c') + ');\n  };\n' +
        '  document.head.appendChild(script);\n})();\n</scr' + 'ipt>' +
        (css && '\n\n/* CSS */\n' + css);
    },
    react: function (attributes, link, css) {
      return "import { load } from 'mot-cua';\nimport 'mot-cua/react';\n\nload(" +
        JSON.stringify(folder()) + ');\n\nexport function Guide() {\n  return (\n    <mot-cua' +
        written(attributes, '') + '>\n      ' + link + '\n    </mot-cua>\n  );\n}' +
        (css && '\n\n/* CSS */\n' + css);
    }
  };

  function light(hex) {
    var parts = [1, 3, 5].map(function (at) {
      var part = parseInt(hex.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    });
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  }

  function showContrast() {
    var own = $('own-accent').checked;
    var ratio = Math.floor(10.5 / (light($('accent').value) + 0.05)) / 10;
    var number = ratio.toLocaleString(document.documentElement.lang);
    var low = own && ratio < 4.5;
    $('contrast').className = low ? 'warning' : 'note';
    $('contrast').textContent = own ? words()[low ? 'low' : 'good'].replace('{n}', number) : '';
  }

  function showPreview(attributes) {
    var widget = $('preview').firstElementChild;
    if (!widget) {
      widget = document.createElement('mot-cua');
      widget.setAttribute('storage', 'none');
      // Ratings of a preview end here.
      widget.setAttribute('collector', '/embed/preview');
      $('preview').appendChild(widget);
    }
    ['procedure', 'province', 'parts', 'theme'].forEach(function (name) {
      set(widget, name, attributes[name]);
    });
    set(widget, 'lang', attributes.lang || document.documentElement.lang);
    var own = colours() || {};
    ['--mc-accent', '--mc-accent-strong'].forEach(function (name) {
      if (own[name]) widget.style.setProperty(name, own[name]);
      else widget.style.removeProperty(name);
    });
  }

  /** Only what has changed: each change makes the widget look again. */
  function set(widget, name, value) {
    if (!value) widget.removeAttribute(name);
    else if (widget.getAttribute(name) !== value) widget.setAttribute(name, value);
  }

  function show() {
    var attributes = chosen();
    var host = $('host').value;
    var link = '<a href="' + PORTAL + '">' + words().link + '</a>';
    $('procedure').disabled = $('code').value.trim() !== '';
    $('snippet').value = LINES[host](attributes, link, rule());
    $('snippet').rows = $('snippet').value.split('\n').length + 1;
    $('how').textContent = words()[host];
    $('copied').textContent = '';
    showContrast();
    showPreview(attributes);
  }

  function fill(select, choices) {
    var value = select.value;
    while (select.options.length > 1) select.remove(1);
    choices.forEach(function (choice) { select.add(new Option(choice.name, choice.value)); });
    select.value = value;
  }

  function speak(language) {
    document.documentElement.lang = language;
    document.querySelectorAll('[data-vi]').forEach(function (node) {
      node.textContent = node.dataset[language];
    });
    $('page-language').value = language;
    show();
    fetch('/embed/choices/' + language).then(function (response) {
      if (!response.ok) throw new Error(response.status);
      return response.json();
    }).then(function (choices) {
      fill($('procedure'), choices.procedures);
      fill($('province'), choices.provinces);
      show();
    }).catch(function (error) { console.error('embed:', error); });
  }

  function copy() {
    var snippet = $('snippet');
    var done = function () { $('copied').textContent = words().copied; };
    var failed = function () {
      snippet.focus();
      snippet.select();
      $('copied').textContent = words().not;
    };
    if (navigator.clipboard) navigator.clipboard.writeText(snippet.value).then(done, failed);
    else failed();
  }

  fields.forEach(function (id) { $(id).addEventListener('input', show); });
  $('accent').addEventListener('input', function () { $('own-accent').checked = true; show(); });
  $('choices').addEventListener('submit', function (event) { event.preventDefault(); });
  $('page-language').addEventListener('change', function () { speak($('page-language').value); });
  $('copy').addEventListener('click', copy);
  speak(new URLSearchParams(location.search).get('lang') === 'en' ? 'en' : 'vi');
})();
