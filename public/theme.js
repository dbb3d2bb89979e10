// Sets the theme before the first paint, so that nothing flashes; src/app/main.tsx keeps it after.
// The key and its fields are those of src/ui/store/preferences.ts.
(() => {
  let chosen = null;
  try {
    chosen = JSON.parse(localStorage.getItem('millrace.preferences') ?? '{}').theme;
  } catch {
    // A storage that is forbidden or odd has chosen nothing.
  }
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
  const theme = chosen === 'dark' || chosen === 'light' ? chosen : isDark ? 'dark' : 'light';
  document.documentElement.dataset.theme = theme;
})();
