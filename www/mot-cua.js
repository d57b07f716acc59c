/*!
 * Một Cửa: the loader. A classic script that defines <mot-cua> and fetches the widget when an
 * element comes near. It needs no framework, leaves one global, `MotCua`, and shows what stands
 * inside the element until the widget is ready, and if it can't start.
 */
(function () {
  'use strict';
  if (window.MotCua) return;

  var VERSION = '0.1.0';
  var NAMES = ['procedure', 'province', 'office', 'channel', 'parts', 'mode', 'catalogue',
    'collector', 'base', 'lang', 'theme', 'as-of', 'ticket', 'comments', 'storage'];
  // The smallest module: a page whose policy forbids WebAssembly refuses even this.
  var EMPTY_MODULE = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
  var HINTS = {
    unsupported_browser: 'this browser lacks WebAssembly, custom elements or adoptable style sheets',
    import_failed: 'the script of the widget could not be loaded: see `base` and the policy script-src',
    wasm_blocked: "the page's policy forbids WebAssembly: add 'wasm-unsafe-eval' to script-src",
    wasm_missing: 'the .wasm file could not be loaded: see `base` and the policy connect-src',
    styles_unreachable: 'the styles could not be loaded: see `base` and the policy connect-src',
    start_failed: 'the widget stopped while it started: see the console'
  };
  var SENTENCES = {
    vi: ['Chưa mở được phần hướng dẫn trên trang này. Bạn hãy dùng thông tin có sẵn trên trang hoặc xem ',
      'Cổng Dịch vụ công quốc gia', 'Thử lại', 'Mã lỗi: '],
    en: ['The guide could not be opened on this page. Please use what the page says, or see the ',
      'National Public Service Portal', 'Try again', 'Error code: ']
  };

  var script = document.currentScript || document.querySelector('script[src*="mot-cua.js"]');
  var address = new URL((script && script.src) || document.baseURI);
  var defaults = {};
  NAMES.forEach(function (name) {
    var value = script && script.getAttribute('data-' + name);
    if (value === null || value === undefined) value = address.searchParams.get(name);
    if (value !== null) defaults[name] = value;
  });

  var states = new WeakMap();
  var started = {};

  function Failure(code, cause) {
    this.code = code;
    this.cause = cause;
  }

  function get(url, code) {
    return fetch(url, { credentials: 'omit' }).then(function (response) {
      if (!response.ok) throw new Failure(code, response.status + ' ' + url);
      return response;
    }, function (cause) { throw new Failure(code, cause); });
  }

  function styles(folder) {
    return get(folder + 'mot-cua.css', 'styles_unreachable').then(function (response) {
      return response.text();
    }).then(function (text) {
      var sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      return sheet;
    });
  }

  function engine(folder) {
    try {
      new WebAssembly.Module(EMPTY_MODULE);
    } catch (cause) {
      return Promise.reject(new Failure('wasm_blocked', cause));
    }
    var wasm = get(folder + 'mot_cua_bg.wasm', 'wasm_missing');
    wasm.catch(function () {});
    return import(folder + 'mot_cua.js').then(function (glue) {
      return glue.default({ module_or_path: wasm }).then(function () { return glue; });
    }, function (cause) {
      throw new Failure('import_failed', cause);
    });
  }

  /** Styles and engine of one folder, fetched once for all elements of the page. */
  function start(base) {
    if (!started[base]) {
      var folder = base + VERSION + '/';
      started[base] = Promise.all([styles(folder), engine(folder)]);
      started[base].catch(function () { delete started[base]; });
    }
    return started[base];
  }

  function absolute(url, slash) {
    return new URL(url, document.baseURI).href.replace(/\/*$/, slash);
  }

  function language(element) {
    for (var node = element; node; node = node.parentNode || node.host) {
      if (node.lang) return node.lang;
    }
    return 'vi';
  }

  function options(element) {
    var read = {};
    NAMES.forEach(function (name) {
      var value = element.getAttribute(name);
      if (value === null) value = defaults[name];
      if (value !== null && value !== undefined) read[name] = value;
    });
    var base = absolute(read.base || new URL('.', address.origin + address.pathname).href, '/');
    read.base = base;
    read.catalogue = absolute(read.catalogue || base + 'data', '/');
    read.collector = absolute(read.collector || new URL(base).origin, '');
    read.lang = read.lang || language(element);
    return read;
  }

  function emit(element, name, detail) {
    element.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail: detail }));
  }

  function add(parent, name, text) {
    var node = parent.appendChild(document.createElement(name));
    if (text) node.textContent = text;
    return node;
  }

  /** Shows what the page has put into the element, and nothing else. */
  function showPage(state) {
    state.root.textContent = '';
    add(state.root, 'slot');
  }

  function showFailure(element, state, failure) {
    var code = failure.code || 'start_failed';
    var words = SENTENCES[/^en/i.test(options(element).lang) ? 'en' : 'vi'];
    showPage(state);
    var box = add(state.root, 'div');
    box.setAttribute('role', 'alert');
    box.className = 'mc-fault';
    var sentence = add(box, 'p', words[0]);
    add(sentence, 'a', words[1]).href = 'https://dichvucong.gov.vn/';
    sentence.append('.');
    add(box, 'p', words[3] + code).className = 'mc-note';
    if (code !== 'unsupported_browser' && code !== 'wasm_blocked') {
      var again = add(box, 'button', words[2]);
      again.type = 'button';
      again.className = 'mc-button';
      again.addEventListener('click', function () { open(element, state); });
    }
    emit(element, 'mc-error', { code: code, hint: HINTS[code] });
    if (failure.cause || !failure.code) console.error('mot-cua:', failure.cause || failure);
  }

  function open(element, state) {
    start(options(element).base).then(function (parts) {
      if (!element.isConnected || state.widget) return;
      element.shadowRoot.adoptedStyleSheets = [parts[0]];
      state.widget = parts[1].mount(element, state.root, options(element));
    }).catch(function (failure) {
      if (element.isConnected) showFailure(element, state, failure);
    });
  }

  function supported() {
    return typeof WebAssembly === 'object' && 'adoptedStyleSheets' in document
      && 'replaceSync' in CSSStyleSheet.prototype;
  }

  function connect(element) {
    var state = states.get(element);
    if (!state) {
      var shadow = element.shadowRoot || element.attachShadow({ mode: 'open' });
      shadow.textContent = '';
      state = { root: add(shadow, 'div'), widget: null, near: null };
      states.set(element, state);
    }
    if (state.widget || state.near) return;
    showPage(state);
    if (!supported()) return showFailure(element, state, new Failure('unsupported_browser'));
    if (!('IntersectionObserver' in window)) return open(element, state);
    state.near = new IntersectionObserver(function (entries) {
      if (!entries.some(function (entry) { return entry.isIntersecting; })) return;
      state.near.disconnect();
      state.near = null;
      open(element, state);
    }, { rootMargin: '400px' });
    state.near.observe(element);
  }

  /** An element that is only moved is connected again at once, and keeps its answers. */
  function disconnect(element) {
    setTimeout(function () {
      var state = states.get(element);
      if (element.isConnected || !state) return;
      if (state.near) state.near.disconnect();
      if (state.widget) state.widget.destroy();
      states.delete(element);
    }, 0);
  }

  function changed(element) {
    var state = states.get(element);
    if (!state || !state.widget || state.changing) return;
    state.changing = true;
    Promise.resolve().then(function () {
      state.changing = false;
      if (state.widget) state.widget.update(options(element));
    });
  }

  class MotCuaElement extends HTMLElement {
    static get observedAttributes() { return NAMES; }
    connectedCallback() { connect(this); }
    disconnectedCallback() { disconnect(this); }
    attributeChangedCallback() { changed(this); }
    /** Forgets answers, place and rating. */
    reset() {
      var state = states.get(this);
      if (state && state.widget) state.widget.reset();
    }
    /** The screen and the versions, never answers. */
    getState() {
      var state = states.get(this);
      return state && state.widget ? state.widget.state() : { screen: 'loading', loader: VERSION };
    }
  }

  /** Makes a <mot-cua> inside `target`, around what stands there. */
  function mount(target, given) {
    var element = document.createElement('mot-cua');
    NAMES.forEach(function (name) {
      var value = given && name in given ? given[name] : target.getAttribute('data-' + name);
      if (value !== null && value !== undefined) element.setAttribute(name, value);
    });
    while (target.firstChild) element.appendChild(target.firstChild);
    target.appendChild(element);
    return element;
  }

  function mountAll() {
    document.querySelectorAll('[data-mot-cua]').forEach(function (target) {
      if (!target.querySelector('mot-cua')) mount(target);
    });
  }

  document.addEventListener('mc-error', function (event) {
    if (!event.target.reset) return;
    console.warn('mot-cua: ' + event.detail.code + ': ' + event.detail.hint);
  });

  if (!customElements.get('mot-cua')) customElements.define('mot-cua', MotCuaElement);
  window.MotCua = { version: VERSION, mount: mount };

  // A script that names what to show is itself the place where it is shown.
  if (script && script.parentNode && (defaults.procedure || defaults.parts)) {
    script.parentNode.insertBefore(document.createElement('mot-cua'), script.nextSibling);
  }
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', mountAll);
  else mountAll();
})();
