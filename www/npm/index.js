let loading;

/**
 * Adds the loader's script to the page, once.
 * @param {string} [base] where the folder `dist/` of this package is served
 */
export function load(base = '/mot-cua/') {
  loading ??= new Promise((resolve, reject) => {
    if (window.MotCua) return resolve(window.MotCua);
    const script = document.createElement('script');
    script.src = base.replace(/\/*$/, '/') + 'mot-cua.js';
    script.onload = () => resolve(window.MotCua);
    script.onerror = () => {
      loading = undefined;
      script.remove();
      reject(new Error(`mot-cua: ${script.src} can't be loaded`));
    };
    document.head.append(script);
  });
  return loading;
}
