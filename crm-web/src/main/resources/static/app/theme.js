// Runs before the first paint: the theme the user chose, or the system's.
(function () {
  var root = document.documentElement;
  var dark = window.matchMedia('(prefers-color-scheme: dark)');
  function apply() {
    var theme = root.dataset.theme;
    root.dataset.bsTheme = theme === 'dark' || (theme !== 'light' && dark.matches) ? 'dark' : 'light';
  }
  dark.addEventListener('change', apply);
  apply();
})();
