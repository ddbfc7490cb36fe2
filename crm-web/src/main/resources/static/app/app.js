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
    if (status === 409 || status === 422 || status === 400) event.detail.shouldSwap = true;
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
    var file = field.files[0];
    field.setCustomValidity(file && file.size > Number(field.dataset.largest) ? field.dataset.tooLarge : '');
    field.reportValidity();
  });

  // keyboard
  document.addEventListener('keydown', function (event) {
    var typing = event.target.closest('input, textarea, select, [contenteditable]');
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      var find = document.getElementById('find');
      if (find) { find.focus(); find.select(); }
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
    } else if (!typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      var link = document.querySelector('a[data-key="' + CSS.escape(event.key) + '"]');
      if (link) { event.preventDefault(); link.click(); }
    }
  });

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
