// The little the pages do beyond plain links and forms. Everything here improves a page that works without it.
(function () {
  'use strict';

  // htmx sends the CSRF token as the forms do
  document.addEventListener('htmx:configRequest', function (event) {
    var token = document.body.dataset.csrf;
    if (token) event.detail.headers['X-CSRF-TOKEN'] = token;
  });

  // a refused change still shows what the server says of it
  document.addEventListener('htmx:beforeSwap', function (event) {
    var status = event.detail.xhr.status;
    if ([400, 409, 413, 422, 429].includes(status)) event.detail.shouldSwap = true;
  });

  // the side navigation on a narrow screen
  document.addEventListener('click', function (event) {
    var button = event.target.closest('[data-toggle]');
    if (button) {
      var target = document.getElementById(button.dataset.toggle);
      var open = target.classList.toggle('open');
      button.setAttribute('aria-expanded', String(open));
      return;
    }
    document.querySelectorAll('details.menu[open]').forEach(function (menu) {
      if (!menu.contains(event.target)) menu.removeAttribute('open');
    });
    var row = event.target.closest('tr[data-href]');
    if (row && !event.target.closest('a, button, input, label, select') && !String(window.getSelection())) {
      if (event.ctrlKey || event.metaKey) window.open(row.dataset.href, '_blank', 'noopener');
      else window.location.assign(row.dataset.href);
    }
  });

  // the side navigation stays folded as one leaves it
  document.addEventListener('click', function (event) {
    var summary = event.target.closest('.side summary');
    if (!summary) return;
    setTimeout(function () {
      var turned = Array.from(document.querySelectorAll('.side details')).filter(function (group) { return group.open !== ('usual' in group.dataset); });
      document.cookie = 'peyvand-side=' + turned.map(function (group) { return group.dataset.group; }).join('.') + '; path=/; max-age=31536000; samesite=lax';
    });
  });

  // a double click saves once
  document.addEventListener('submit', function (event) {
    var form = event.target;
    if (form.method !== 'post' || form.dataset.sent) {
      if (form.dataset.sent) event.preventDefault();
      return;
    }
    form.dataset.sent = 'yes';
    setTimeout(function () { delete form.dataset.sent; }, 4000);
  });
  window.addEventListener('pageshow', function () {
    document.querySelectorAll('form[data-sent]').forEach(function (form) { delete form.dataset.sent; });
  });

  // copies what stands in a field, where the browser allows it
  document.querySelectorAll('[data-copy]').forEach(function (button) {
    button.hidden = !navigator.clipboard;
    button.addEventListener('click', function () {
      navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value).then(function () {
        button.textContent = button.dataset.copied;
      });
    });
  });

  // cells of a sheet, pasted into a grid from where the cursor stands
  document.addEventListener('paste', function (event) {
    var row = event.target.closest('[data-grid] tr');
    var text = event.clipboardData.getData('text').replace(/\r?\n$/, '');
    if (!row || !/[\t\n]/.test(text)) return;
    event.preventDefault();
    var from = Array.from(row.querySelectorAll('input:not([type=hidden])')).indexOf(event.target);
    text.split(/\r?\n/).forEach(function (line) {
      var cells = row ? row.querySelectorAll('input:not([type=hidden])') : [];
      line.split('\t').forEach(function (value, i) { if (cells[from + i]) cells[from + i].value = value.trim(); });
      do { row = row && row.nextElementSibling; } while (row && !row.querySelector('input'));
    });
  });

  // choices that act at once
  document.addEventListener('change', function (event) {
    var form = event.target.form;
    if (event.target.matches('[data-submit]') && form) form.requestSubmit();
  });

  // all rows of a page at once, and how many are picked
  function picked() {
    var said = document.querySelector('[data-picked]');
    if (!said) return;
    var number = document.querySelectorAll('input[form=picked]:checked').length;
    said.textContent = number ? said.dataset.picked.replace('{0}', number.toLocaleString(document.documentElement.lang)) : '';
  }
  document.addEventListener('change', function (event) {
    if (event.target.matches('[data-pick-all]')) {
      document.querySelectorAll('input[form=picked]').forEach(function (box) { box.checked = event.target.checked; });
    }
    picked();
  });
  window.addEventListener('pageshow', picked);

  // the open view, where the tabs are more than the screen is wide
  var open = document.querySelector('.views [aria-current]');
  if (open) open.parentElement.scrollLeft += open.getBoundingClientRect().left - open.parentElement.getBoundingClientRect().left - 48;

  // a file that is too large is told before it travels
  document.addEventListener('change', function (event) {
    var field = event.target;
    if (!field.matches('input[type=file][data-largest]')) return;
    var tooLarge = Array.from(field.files).some(function (file) { return file.size > Number(field.dataset.largest); });
    field.setCustomValidity(tooLarge ? field.dataset.tooLarge : '');
    field.reportValidity();
  });

  // keyboard: letters by where they lie, so that they work under a Persian layout too
  function letter(event) {
    if (event.key === '؟') return '?';
    if (/^[!-~]$/.test(event.key)) return event.key.toLowerCase();
    if (/^Key[A-Z]$/.test(event.code)) return event.code.charAt(3).toLowerCase();
    return event.code === 'Slash' ? (event.shiftKey ? '?' : '/') : event.key;
  }
  function singleKeys() {
    try { return localStorage.getItem('single-keys') !== 'off'; } catch (e) { return true; }
  }
  function search() {
    var find = document.getElementById('find');
    if (find) { find.focus(); find.select(); }
  }
  function rows() { return Array.from(document.querySelectorAll('main tr[data-href], main .work > li')); }
  function chosen() { return rows().find(function (row) { return row.contains(document.activeElement); }); }
  function step(by) {
    var all = rows();
    var at = all.indexOf(chosen());
    var row = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)];
    if (!row) return false;
    var target = row.querySelector('a') || row;
    if (target === row) row.tabIndex = -1;
    target.focus();
    row.scrollIntoView({ block: 'nearest' });
    return true;
  }
  var going = 0;
  function single(event) {
    var key = letter(event);
    var row = chosen();
    if (Date.now() - going < 1500) {
      going = 0;
      var area = document.querySelector('a[data-go="' + CSS.escape(key) + '"]');
      if (area) area.click();
      return !!area;
    }
    if (key === 'g') { going = Date.now(); return true; }
    if (key === '/') { search(); return true; }
    if (key === '?') { showKeys(); return true; }
    if (key === 'j' || (row && key === 'ArrowDown')) return step(1);
    if (key === 'k' || (row && key === 'ArrowUp')) return step(-1);
    if (row && key === 'Enter' && document.activeElement === row) { window.location.assign(row.dataset.href); return true; }
    if (row && key === 'x') {
      var box = row.querySelector('input[form=picked]');
      if (box) box.click();
      return !!box;
    }
    var link = document.querySelector('a[data-key="' + CSS.escape(key) + '"]');
    if (link) link.click();
    return !!link;
  }
  document.addEventListener('keydown', function (event) {
    var typing = event.target.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable], dialog');
    if ((event.ctrlKey || event.metaKey) && letter(event) === 'k') {
      event.preventDefault();
      search();
    } else if ((event.ctrlKey || event.metaKey) && event.key === 'Enter' && event.target.form) {
      event.target.form.requestSubmit();
    } else if (event.key === 'Escape') {
      closeFound();
      document.querySelectorAll('details.menu[open]').forEach(function (menu) {
        menu.removeAttribute('open');
        menu.querySelector('summary').focus();
      });
      var side = document.getElementById('side');
      if (side) side.classList.remove('open');
    } else if (!typing && !event.ctrlKey && !event.metaKey && !event.altKey && singleKeys() && single(event)) {
      event.preventDefault();
    }
  });

  // the keys in a dialog; without it they have a page of their own
  function keysSwitch(of) {
    var label = of.querySelector('[data-keys-switch]');
    if (!label) return;
    var box = label.querySelector('input');
    label.hidden = false;
    box.checked = singleKeys();
    box.addEventListener('change', function () {
      try { localStorage.setItem('single-keys', box.checked ? 'on' : 'off'); } catch (e) { /* it stays as it was */ }
    });
  }
  function showKeys() {
    var link = document.querySelector('a[data-keys]');
    if (!link || document.querySelector('dialog[open]')) return;
    fetch(link.href, { headers: { 'HX-Request': 'true' } }).then(function (answer) {
      return answer.ok && !answer.redirected ? answer.text() : null;
    }).then(function (html) {
      if (html === null) { window.location.assign(link.href); return; }
      var dialog = document.createElement('dialog');
      dialog.className = 'keys-dialog';
      dialog.setAttribute('aria-label', link.textContent);
      dialog.innerHTML = html;
      var close = document.createElement('button');
      close.className = 'btn btn-primary';
      close.textContent = link.dataset.close;
      close.addEventListener('click', function () { dialog.close(); });
      dialog.append(close);
      dialog.addEventListener('close', function () { dialog.remove(); });
      document.body.append(dialog);
      keysSwitch(dialog);
      dialog.showModal();
      dialog.scrollTop = 0; // to its beginning, whatever it has given the focus to
    }).catch(function () {});
  }
  document.addEventListener('click', function (event) {
    if (!event.target.closest('a[data-keys]') || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.target.closest('details').removeAttribute('open');
    showKeys();
  });
  keysSwitch(document);

  // search as you type
  var find = document.getElementById('find');
  var found = document.getElementById('found');
  var timer, asked = 0;
  function closeFound() {
    if (!found) return;
    found.hidden = true;
    find.setAttribute('aria-expanded', 'false');
    find.removeAttribute('aria-activedescendant');
  }
  function options() { return Array.from(found.querySelectorAll('[role=option]')); }
  function move(step) {
    var all = options();
    if (!all.length) return;
    var at = all.findIndex(function (o) { return o.getAttribute('aria-selected') === 'true'; });
    if (at >= 0) all[at].setAttribute('aria-selected', 'false');
    var next = all[(at + step + all.length) % all.length];
    next.setAttribute('aria-selected', 'true');
    next.scrollIntoView({ block: 'nearest' });
    find.setAttribute('aria-activedescendant', next.id);
  }
  if (find && found) {
    find.addEventListener('input', function () {
      clearTimeout(timer);
      var text = find.value.trim();
      if (!text) { closeFound(); return; }
      timer = setTimeout(function () {
        var mine = ++asked;
        fetch(find.dataset.find + '?q=' + encodeURIComponent(text), { headers: { 'HX-Request': 'true' } }).then(function (answer) {
          if (answer.status === 401) { window.location.assign('/sign-in'); return null; }
          return answer.ok ? answer.text() : null;
        }).then(function (html) {
          if (html === null || mine !== asked) return;
          found.innerHTML = html;
          found.hidden = false;
          find.setAttribute('aria-expanded', 'true');
        }).catch(function () {});
      }, 120);
    });
    find.addEventListener('keydown', function (event) {
      if (event.key === 'ArrowDown') { event.preventDefault(); move(1); }
      else if (event.key === 'ArrowUp') { event.preventDefault(); move(-1); }
      else if (event.key === 'Enter') {
        var chosen = found.hidden ? null : found.querySelector('[aria-selected=true]');
        if (chosen) { event.preventDefault(); window.location.assign(chosen.getAttribute('href')); }
      }
    });
    document.addEventListener('click', function (event) { if (!event.target.closest('.find')) closeFound(); });
  }

  // a field that names another record: type, choose, or leave what was typed
  document.addEventListener('input', function (event) {
    var field = event.target;
    if (!field.matches('[data-suggest]')) return;
    clearTimeout(field.timer);
    field.timer = setTimeout(function () {
      fetch(field.dataset.suggest + '?q=' + encodeURIComponent(field.value), { headers: { Accept: 'application/json' } })
        .then(function (answer) { return answer.ok ? answer.json() : []; })
        .then(function (choices) {
          var list = document.getElementById(field.getAttribute('list'));
          list.replaceChildren.apply(list, choices.map(function (choice) {
            var option = document.createElement('option');
            option.value = choice;
            return option;
          }));
        }).catch(function () {});
    }, 150);
  });

  // Jalali dates
  function pickers() {
    if (window.jalaliDatepicker && !window.jalaliStarted && document.querySelector('[data-jdp]')) {
      window.jalaliStarted = true;
      window.jalaliDatepicker.startWatch({ persianDigits: document.documentElement.lang === 'fa', autoHide: true, hideAfterChange: true });
    }
  }
  pickers();
  document.addEventListener('htmx:afterSwap', function (event) {
    pickers();
    var first = event.target.querySelector && event.target.querySelector('[autofocus]');
    if (first) first.focus();
  });
})();
