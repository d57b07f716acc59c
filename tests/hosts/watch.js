/* The first script of every page: what a test asks the page about at the end. */
var seen = [];
addEventListener('error', function (e) { seen.push('error: ' + e.message); });
addEventListener('unhandledrejection', function (e) { seen.push('rejection: ' + e.reason); });
addEventListener('submit', function (e) { seen.push('a form was sent'); e.preventDefault(); }, true);
addEventListener('mc-error', function (e) { seen.push(e.detail.code + ': ' + e.detail.hint); });
document.addEventListener('securitypolicyviolation', function (e) {
  // Asked for by the browser, not by the page.
  if (/favicon.ico$/.test(e.blockedURI)) return;
  seen.push('blocked: ' + e.effectiveDirective + ' ' + e.blockedURI);
});
