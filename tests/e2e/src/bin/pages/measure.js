// Runs in every page before its own scripts. All pages are looked at in the same way, so what the
// looking costs is in every figure.
(() => {
  const bench = (window.bench = { first: null, taken: null, tasks: [], shift: 0 });
  const memories = new Set();

  const observe = (type, each) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  observe('longtask', ({ startTime, duration }) => bench.tasks.push([startTime, duration]));
  observe('layout-shift', ({ value, hadRecentInput }) => { if (!hadRecentInput) bench.shift += value; });

  for (const name of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await original.apply(WebAssembly, given);
      const { memory } = (made.instance ?? made).exports;
      if (memory) memories.add(memory);
      return made;
    };
  }

  const widget = () => document.querySelector('mot-cua');
  const root = () => widget()?.shadowRoot ?? document;
  const isVisible = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0;
  };
  const all = (selector) => [...root().querySelectorAll(selector)].filter(isVisible);
  const middle = (element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  };
  const answers = () => all('label').filter((label) => label.querySelector('[type=radio]'));
  const heading = () => all('h2')[0]?.textContent;

  // Frames are only asked for while something is awaited: what was there before a frame was asked
  // for is painted when the next one begins.
  const when = (holds) =>
    new Promise((resolve) => {
      const look = () =>
        requestAnimationFrame(holds() ? () => resolve(performance.now()) : look);
      requestAnimationFrame(look);
    });

  const canBeAnswered = () => {
    const [answer] = answers();
    return answer?.contains(root().elementFromPoint(...middle(answer)));
  };
  when(canBeAnswered).then((now) => {
    bench.first = now;
    if (!widget()) bench.taken = now;
  });
  // The widget renders before the frame that follows the event.
  document.addEventListener('mc-ready', () => {
    when(() => true).then((now) => { bench.taken ??= now; });
  });

  const targets = {
    answer: (index) => answers()[index],
    primary: () => all('button[class*=primary]')[0],
    button: (text) => all('button').find((button) => button.textContent.includes(text)),
  };

  bench.find = (kind, which) => !!targets[kind](which);

  /** Brings what is to be clicked into view, and measures from the next click to what it changes. */
  bench.prepare = (kind, which) => {
    const target = targets[kind](which);
    target.scrollIntoView({ block: 'center' });
    const before = heading();
    const changed = kind === 'answer'
      ? () => targets.answer(which)?.querySelector('input').checked
      : () => heading() && heading() !== before;
    // A long screen may be shown in parts.
    const isWhole = () => changed() && !root().querySelector('[aria-busy]');
    const clicked = new Promise((resolve) => {
      addEventListener('click', resolve, { capture: true, once: true });
    });
    const since = async (holds) => {
      const { timeStamp } = await clicked;
      return await when(holds) - timeStamp;
    };
    bench.painted = since(changed);
    bench.whole = since(isWhole);
    return middle(target);
  };

  bench.text = () => (widget()?.shadowRoot ?? document.body).textContent;
  bench.wasm = () => [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0);

  // What takes over from the first question is fetched beside it, and nobody waits for it there.
  const PROGRAM = /\/(mot_cua\.js|mot_cua_bg\.wasm|split_later\.wasm)$/;

  /** Bytes as they travel, without headers, and requests, of what was there at a moment. */
  bench.fetched = (until, isCritical) => {
    const loaded = [...performance.getEntriesByType('navigation'),
      ...performance.getEntriesByType('resource')]
      .filter(({ name, responseEnd }) => responseEnd <= until && !(isCritical && PROGRAM.test(name)));
    return [loaded.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0), loaded.length];
  };

  /** The longest task that ended after the WebAssembly of the first screen had arrived. */
  bench.longest = () => {
    const modules = performance.getEntriesByType('resource')
      .filter(({ name, responseEnd }) => name.endsWith('_bg.wasm') && responseEnd <= bench.taken);
    const from = Math.max(0, ...modules.map(({ responseEnd }) => responseEnd));
    const lengths = bench.tasks.filter(([start, length]) => start + length >= from);
    return Math.max(0, ...lengths.map(([, length]) => length));
  };
})();
