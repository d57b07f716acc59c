/*! Shows the widget anew whenever the files change, and what was found beside it. */
(function () {
  'use strict';

  var WORDS = {
    vi: { error: 'lỗi', warning: 'cảnh báo', note: 'ghi chú', clean: 'Không có lỗi, không có cảnh báo.', lost: 'Máy chủ xem thử đã dừng.' },
    en: { error: 'error', warning: 'warning', note: 'note', clean: 'No errors, no warnings.', lost: 'The preview has stopped.' }
  };
  var shown = { generation: 0, current: false, findings: [], procedures: [] };

  function get(id) { return document.getElementById(id); }
  function language() { return get('language').value; }

  function add(parent, name, text, kind) {
    var node = parent.appendChild(document.createElement(name));
    node.textContent = text;
    if (kind) node.className = kind;
    return node;
  }

  function showWidget() {
    var place = get('widget');
    place.textContent = '';
    var procedure = get('procedure').value;
    get('none').hidden = Boolean(procedure);
    if (!procedure) return;
    var element = document.createElement('mot-cua');
    var attributes = { procedure: procedure, lang: language(), storage: 'none',
      province: get('province').value, 'as-of': get('as-of').value,
      catalogue: '/catalogue' };
    Object.keys(attributes).forEach(function (name) {
      if (attributes[name]) element.setAttribute(name, attributes[name]);
    });
    place.appendChild(element);
  }

  function showProcedures() {
    var select = get('procedure');
    var chosen = select.value || decodeURIComponent(location.hash.slice(1));
    select.textContent = '';
    shown.procedures.forEach(function (procedure) {
      var option = add(select, 'option', procedure.name[language()]);
      option.value = procedure.id;
      option.selected = procedure.id === chosen;
    });
  }

  function showFindings() {
    var words = WORDS[language()];
    var list = get('findings');
    list.textContent = '';
    var counts = { error: 0, warning: 0, note: 0 };
    var order = ['error', 'warning', 'note'];
    // What stops the build comes first; within a kind by file and line, as they come.
    var sorted = shown.findings.slice().sort(function (a, b) {
      return order.indexOf(a.severity) - order.indexOf(b.severity);
    });
    sorted.forEach(function (finding) {
      counts[finding.severity] += 1;
      var item = add(list, 'li', '', finding.severity);
      var place = finding.line ? finding.file + ':' + finding.line + ':' + finding.column : finding.file;
      add(item, 'code', place);
      add(item, 'strong', words[finding.severity]);
      add(item, 'span', finding.message[language()]);
      if (finding.advice) add(item, 'p', '→ ' + finding.advice[language()]);
    });
    get('summary').textContent = counts.error + counts.warning === 0 ? words.clean
      : counts.error + ' ' + words.error + ', ' + counts.warning + ' ' + words.warning;
    get('stale').hidden = shown.current || !shown.procedures.length;
  }

  function showTexts() {
    document.documentElement.lang = language();
    document.querySelectorAll('[data-vi]').forEach(function (node) {
      node.textContent = node.getAttribute('data-' + language());
    });
  }

  function showAll() {
    showTexts();
    showProcedures();
    showFindings();
    showWidget();
  }

  function watch() {
    fetch('/state?after=' + shown.generation).then(function (response) {
      return response.json();
    }).then(function (state) {
      if (state.generation !== shown.generation) {
        var renewed = state.current;
        var first = shown.generation === 0;
        shown = state;
        showFindings();
        // With errors the last good screen stays as it is, answers included.
        if (renewed || first) { showProcedures(); showWidget(); }
      }
      watch();
    }).catch(function () {
      get('summary').textContent = WORDS[language()].lost;
      setTimeout(watch, 2000);
    });
  }

  get('procedure').addEventListener('change', function () {
    history.replaceState(null, '', '#' + encodeURIComponent(get('procedure').value));
    showWidget();
  });
  ['province', 'as-of'].forEach(function (id) { get(id).addEventListener('change', showWidget); });
  get('language').addEventListener('change', showAll);
  watch();
})();
