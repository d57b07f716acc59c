/*
 * Một Cửa: the loader. A classic script that defines <mot-cua> and fetches the widget when an
 * element comes near. It needs no framework, leaves one global, `MotCua`, and shows what stands
 * inside the element until there is more: first the question that was rendered with the catalogue,
 * then the widget; the plain list of papers where the widget can't run.
 */
(function () {
  'use strict';
  if (window.MotCua?.mount) return;

  var VERSION = '0.1.0';
  var NAMES = ['procedure', 'province', 'office', 'channel', 'parts', 'mode', 'catalogue',
    'collector', 'base', 'lang', 'theme', 'as-of', 'ticket', 'comments', 'storage'];
  // Pixels from the window at which an element is near.
  var NEAR = 400;
  // The smallest module: a page whose policy forbids WebAssembly refuses even this.
  var EMPTY_MODULE = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
  var HINTS = {
    unsupported_browser: 'no WebAssembly or adoptable style sheets',
    import_failed: 'mot_cua.js could not be loaded: see `base` and the policy script-src',
    wasm_blocked: "add 'wasm-unsafe-eval' to the policy script-src",
    wasm_missing: 'mot_cua_bg.wasm could not be loaded: see `base` and the policy connect-src',
    styles_unreachable: 'mot-cua.css could not be loaded: see `base` and the policy connect-src',
    start_failed: 'see the console'
  };
  var SENTENCES = {
    vi: ['Chưa mở được phần hướng dẫn. Hãy dùng thông tin trên trang hoặc xem ',
      'Cổng Dịch vụ công quốc gia', 'Thử lại', 'Mã lỗi: ', 'Mở hướng dẫn', 'Đánh giá'],
    en: ['The guide could not be opened. Use what this page says, or see the ',
      'National Public Service Portal', 'Try again', 'Error code: ', 'Open the guide', 'Rate']
  };

  // Without an address it is a copy that a library runs, such as jQuery's `load`.
  var script = document.currentScript;
  if (!script?.src) script = document.querySelector('script[src*="mot-cua.js"]');
  var address = new URL(script?.src || document.baseURI);
  var defaults = {};
  NAMES.forEach((name) => {
    var value = script?.getAttribute('data-' + name) ?? address.searchParams.get(name);
    if (value != null) defaults[name] = value;
  });

  var states = new WeakMap();
  var started = {};
  // A page may trust no HTML but by a policy with a name.
  try {
    var policy = trustedTypes.createPolicy('mot-cua', { createHTML: String });
  } catch (none) {}

  async function get(url, code, priority) {
    var response = await fetch(url, { credentials: 'omit', priority }).catch((cause) => {
      throw { code, cause };
    });
    if (!response.ok) throw { code, cause: response.status + ' ' + url };
    return response;
  }

  async function styles(folder) {
    var response = await get(folder + 'mot-cua.css', 'styles_unreachable');
    var sheet = new CSSStyleSheet();
    sheet.replaceSync(await response.text());
    return sheet;
  }

  async function engine(folder, parts, brought) {
    try {
      // WebKit compiles it, and refuses to use it.
      new WebAssembly.Instance(new WebAssembly.Module(EMPTY_MODULE));
    } catch (cause) {
      throw { code: 'wasm_blocked', cause };
    }
    var wasm = get(folder + 'mot_cua_bg.wasm', 'wasm_missing', 'low');
    wasm.catch(() => {});
    var glue = await import(folder + 'mot_cua.js').catch((cause) => {
      throw { code: 'import_failed', cause };
    });
    // What can be answered is painted before anything is compiled: three frames, but a page in the
    // background has none.
    await brought;
    await parts.styles;
    await new Promise((done) => setTimeout(done, 50));
    await glue.default({ module_or_path: wasm });
    return glue;
  }

  /** Styles and engine of one folder, fetched once for all elements of the page. */
  function start(base, brought) {
    if (!started[base]) {
      var folder = base + VERSION + '/';
      var parts = started[base] = { styles: styles(folder) };
      parts.engine = engine(folder, parts, brought);
      parts.engine.catch(() => {
        parts.failed = true;
        delete started[base];
      });
    }
    return started[base];
  }

  /** Where the catalogue keeps what is shown of the procedure that the page names. */
  function file(read, folder, ending) {
    return read.catalogue + read.lang + folder + read.procedure.replace(/[^\w.-]/g, '_') + ending;
  }

  /** A box with HTML that was rendered with the catalogue. */
  function rendered(html) {
    var box = document.createElement('div');
    box.innerHTML = policy?.createHTML(html) ?? html;
    return html && box;
  }

  /** What the widget needs for the first question, behind the HTML of it; null if there is none. */
  async function data(read) {
    try {
      var buffer = await (await get(file(read, '/start/', '.bin'))).arrayBuffer();
      var end = 4 + new Uint32Array(buffer, 0, 1)[0];
      return {
        // A link that holds answers leads further; an officer has keys and larger letters.
        first: read.parts === 'rating' || /officer|#mot-cua=/.test(read.mode + location.hash) ? 0
          : rendered(new TextDecoder().decode(buffer.slice(4, end))),
        rest: new Uint8Array(buffer, end)
      };
    } catch (none) {
      return {};
    }
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
    NAMES.forEach((name) => {
      var value = element.getAttribute(name) ?? defaults[name];
      if (value != null) read[name] = value;
    });
    var base = absolute(read.base || new URL('.', address).href, '/');
    read.base = base;
    read.catalogue = absolute(read.catalogue || base + 'data', '/');
    read.collector = absolute(read.collector || new URL('/', base), '');
    read.lang = /^en/i.test(read.lang || language(element)) ? 'en' : 'vi';
    return read;
  }

  function add(parent, name, text) {
    var node = parent.appendChild(document.createElement(name));
    if (text) node.textContent = text;
    return node;
  }

  function addButton(parent, text, pressed) {
    var button = add(parent, 'button', text);
    button.type = 'button';
    button.className = 'mc-button';
    button.addEventListener('click', pressed);
  }

  /** Shows what the page has put into the element, and nothing else. */
  function showPage(state) {
    state.root.textContent = '';
    add(state.root, 'slot');
  }

  /** Shows HTML that was rendered with the catalogue, in the place of what the page holds. */
  function showRendered(element, state, first) {
    state.root.textContent = '';
    state.rendered = element.shadowRoot.insertBefore(first, state.root);
    state.rendered.addEventListener('click', (event) => {
      state.pressed = event.target.closest('button');
      state.pressed?.setAttribute('aria-busy', 'true');
    });
  }

  function controls(part) {
    return [...part.querySelectorAll('input,details,summary,button')];
  }

  function question(part) {
    return part.querySelector('h2')?.textContent;
  }

  /** Whoever pressed the button reads on there; a screen may still have to be fetched. */
  function focusHeading(state, tries) {
    var heading = state.root.querySelector('h2');
    if (heading) heading.focus();
    else if (tries) setTimeout(focusHeading, 100, state, tries - 1);
  }

  /** The widget takes the place of the first question, with what the person has done there. */
  function takeOver(element, state) {
    var old = state.rendered;
    state.root.hidden = false;
    if (state.wanted) setTimeout(focusHeading, 100, state, 50);
    state.wanted = 0;
    if (!old) return;
    state.rendered = null;
    var active = element.shadowRoot.activeElement;
    var done = controls(old).map((from) => {
      return { checked: from.checked, value: from.value, open: from.open, active: from === active };
    });
    var pressed = controls(old).indexOf(state.pressed);
    var same = question(old) === question(state.root);
    old.remove();
    if (!same) return;
    var now = controls(state.root);
    now.forEach((to, index) => {
      var from = done[index] || {};
      to.open = from.open;
      if (from.checked) to.click();
      else if (/text|date/.test(to.type)) {
        to.value = from.value;
        to.dispatchEvent(new Event('input', { bubbles: true }));
      }
      if (from.active) to.focus({ preventScroll: true });
    });
    now[pressed]?.click();
  }

  /** Shows all papers, limits and fees in the place of what the page holds. */
  async function showPlain(read, state) {
    var plain = rendered(await (await get(file(read, '/plain/', '.html'))).text());
    if (plain && state.failed) state.root.firstChild.replaceWith(plain);
  }

  function showFailure(element, state, failure) {
    var code = failure.code || 'start_failed';
    var read = options(element);
    var words = SENTENCES[read.lang];
    state.rendered?.remove();
    state.rendered = null;
    state.failed = true;
    state.root.hidden = false;
    showPage(state);
    showPlain(read, state).catch(() => {});
    var box = add(state.root, 'div');
    box.setAttribute('role', 'alert');
    box.className = 'mc-fault';
    var sentence = add(box, 'p', words[0]);
    add(sentence, 'a', words[1]).href = 'https://dichvucong.gov.vn/';
    sentence.append('.');
    add(box, 'p', words[3] + code).className = 'mc-note';
    // What the browser or the page's policy refuses stays refused.
    if (!/browser|blocked/.test(code)) {
      addButton(box, words[2], () => open(element, state));
    }
    var detail = { code, hint: HINTS[code] };
    element.dispatchEvent(new CustomEvent('mc-error', { bubbles: true, composed: true, detail }));
    if (failure.cause || !failure.code) console.error('mot-cua:', failure.cause || failure);
  }

  async function open(element, state) {
    var read = options(element);
    // Before the large files, which share the line with it.
    var brought = data(read);
    var parts = start(read.base, brought);
    state.failed = false;
    state.opening = true;
    try {
      element.shadowRoot.adoptedStyleSheets = [await parts.styles];
      brought = await brought;
      if (brought.first && element.isConnected && !parts.failed) showRendered(element, state, brought.first);
      var glue = await parts.engine;
      if (!element.isConnected || state.widget) return;
      var now = options(element);
      state.root.hidden = !!state.rendered;
      ['mc-ready', 'mc-error'].forEach((name) => {
        element.addEventListener(name, () => {
          // The widget renders before the next frame.
          requestAnimationFrame(() => takeOver(element, state));
        }, { once: true });
      });
      var same = now.procedure === read.procedure && now.lang === read.lang;
      state.widget = glue.mount(element, state.root, now, same ? brought.rest : undefined);
    } catch (failure) {
      if (element.isConnected) showFailure(element, state, failure);
    }
    state.opening = false;
  }

  /** With `mode="button"` nothing but the styles is fetched before somebody wants the guide. */
  async function offer(element, state) {
    var read = options(element);
    if (read.mode !== 'button') return open(element, state);
    state.opening = true;
    addButton(state.root, SENTENCES[read.lang][read.parts === 'rating' ? 5 : 4], () => {
      state.wanted = 1;
      open(element, state);
    });
    element.shadowRoot.adoptedStyleSheets = [await styles(read.base + VERSION + '/')];
  }

  function connect(element) {
    var state = states.get(element);
    if (!state) {
      var shadow = element.shadowRoot || element.attachShadow({ mode: 'open' });
      shadow.textContent = '';
      state = { root: add(shadow, 'div') };
      states.set(element, state);
    }
    if (state.widget || state.near || state.opening) return;
    showPage(state);
    if (!window.WebAssembly || !document.adoptedStyleSheets || !CSSStyleSheet.prototype.replaceSync) {
      return showFailure(element, state, { code: 'unsupported_browser' });
    }
    // A frame earlier than an observer says so, on a phone a tenth of a second.
    var box = element.getClientRects()[0];
    if (box && box.top < innerHeight + NEAR && box.bottom > -NEAR) {
      state.opening = true;
      // Whoever makes an element may set its attributes after it is in the page.
      return queueMicrotask(() => offer(element, state));
    }
    state.near = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      state.near.disconnect();
      state.near = null;
      offer(element, state);
    }, { rootMargin: NEAR + 'px' });
    state.near.observe(element);
  }

  /** An element that is only moved is connected again at once, and keeps its answers. */
  function disconnect(element) {
    setTimeout(() => {
      var state = states.get(element);
      if (element.isConnected || !state) return;
      state.near?.disconnect();
      state.widget?.destroy();
      states.delete(element);
    }, 0);
  }

  function changed(element) {
    var state = states.get(element);
    if (!state?.widget || state.changing) return;
    state.changing = true;
    queueMicrotask(() => {
      state.changing = false;
      state.widget?.update(options(element));
    });
  }

  class MotCuaElement extends HTMLElement {
    static get observedAttributes() { return NAMES; }
    connectedCallback() { connect(this); }
    disconnectedCallback() { disconnect(this); }
    attributeChangedCallback() { changed(this); }
    /** Forgets answers, place and rating. */
    reset() {
      states.get(this)?.widget?.reset();
    }
    /** The screen and the versions, never answers. */
    getState() {
      return states.get(this)?.widget?.state() || { screen: 'loading', loader: VERSION };
    }
  }

  /** Makes a <mot-cua> inside `target`, around what stands there. */
  function mount(target, given) {
    var element = document.createElement('mot-cua');
    NAMES.forEach((name) => {
      var value = given?.[name] ?? target.getAttribute('data-' + name);
      if (value != null) element.setAttribute(name, value);
    });
    while (target.firstChild) element.appendChild(target.firstChild);
    target.appendChild(element);
    return element;
  }

  function mountAll() {
    document.querySelectorAll('[data-mot-cua]').forEach((target) => {
      if (!target.querySelector('mot-cua')) mount(target);
    });
  }

  var told = {};
  document.addEventListener('mc-error', (event) => {
    var line = 'mot-cua: ' + event.detail.code + ': ' + event.detail.hint;
    if (event.composedPath()[0].reset && !told[line]) console.warn(told[line] = line);
  });

  if (!customElements.get('mot-cua')) customElements.define('mot-cua', MotCuaElement);
  window.MotCua = { version: VERSION, mount };

  // A script that names what to show is itself the place where it is shown.
  if (script?.closest('body') && (defaults.procedure || defaults.parts)) {
    script.after(document.createElement('mot-cua'));
  }
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', mountAll);
  else mountAll();
})();
