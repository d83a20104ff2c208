// The few things that pages need of the browser itself. Blazor calls what is in `ecs`.
(() => {
  const root = document.documentElement;

  // Before anything is painted: the choice of an earlier visit, which Fluent's script keeps.
  const show = dark => { root.dataset.mode = dark ? 'dark' : 'light'; };
  try {
    const kept = JSON.parse(localStorage.getItem('fluentui-blazor:theme-settings') || 'null');
    if (kept && (kept.mode === 'dark' || kept.mode === 'light')) show(kept.mode === 'dark');
  } catch { /* Storage may be forbidden: the system's choice holds. */ }

  document.addEventListener('DOMContentLoaded', () => {
    document.body.addEventListener('themeChanged', event => show(event.detail.isDark));

    // A server that started anew does not know this page: the address has all that matters.
    document.getElementById('components-reconnect-modal')?.addEventListener('components-reconnect-state-changed', event => {
      if (event.detail.state === 'rejected') location.reload();
    });
  });

  document.addEventListener('click', event => {
    const target = event.target.closest?.('[data-copy],[data-theme-switch]');
    if (!target) return;
    if ('themeSwitch' in target.dataset) {
      const dark = window.Blazor?.theme?.switchTheme();
      if (dark !== undefined) show(dark);
      return;
    }

    const source = document.getElementById(target.dataset.copy);
    navigator.clipboard.writeText(source.innerText).then(() => {
      const before = target.textContent;
      target.textContent = 'Copied';
      setTimeout(() => { target.textContent = before; }, 1500);
    });
  });

  // "/" goes to the search, as in many consoles.
  document.addEventListener('keydown', event => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    const active = document.activeElement;
    if (active && (active.isContentEditable || /^(input|textarea|select|fluent-text-input|fluent-textarea)$/i.test(active.tagName))) return;
    const search = document.querySelector('[data-search]');
    if (search) { event.preventDefault(); search.focus(); }
  });

  window.ecs = {
    // From now on the page does what it is told.
    live() { root.dataset.live = ''; },
    open(dialog) { if (dialog && !dialog.open) dialog.showModal(); },
    close(dialog) { if (dialog && dialog.open) dialog.close(); },
    focus(id) { document.getElementById(id)?.focus(); },
    download(name, type, text) {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([text], { type }));
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    },
  };
})();
