// A board's cards are moved by mouse, by touch and by keyboard. Without this file each card still leads to its page, where it is moved.
(function () {
  'use strict';

  var dialog = document.getElementById('move');
  var said = document.getElementById('moved');

  function column(card) { return card.closest('ol[data-stage]'); }

  // the server says what became of it: the card anew, or the board as it is and why; where it says neither, the card goes back
  function send(card, to, back) {
    var id = card.dataset.card;
    var name = card.querySelector('a').textContent;
    var query = document.getElementById('board').dataset.query || '';
    said.textContent = '';
    card.removeAttribute('style'); // what a drag leaves there, the new card would be refused
    card.addEventListener('htmx:afterRequest', function (event) {
      if (!event.detail.successful && ![409, 422].includes(event.detail.xhr.status)) {
        back();
        said.textContent = said.dataset.failed;
      }
    }, { once: true });
    htmx.ajax('POST', '/board/cards/' + id + query, {
      source: card, target: '#board', swap: 'none', values: { version: card.dataset.version, stage: to.dataset.stage }
    }).then(function () {
      var now = document.getElementById('card-' + id);
      if (!now) return;
      if (column(now) === to) said.textContent = said.dataset.said.replace('{0}', name).replace('{1}', to.dataset.label);
      now.querySelector('a').focus();
    });
  }

  // a refusal brings the whole board, where everything stands as it really is
  document.addEventListener('htmx:beforeSwap', function (event) {
    if (![409, 422].includes(event.detail.xhr.status) || event.detail.target.id !== 'board') return;
    event.detail.swapOverride = 'outerHTML';
    event.detail.isError = false;
  });

  function returning(card, from, next) {
    return function () { from.insertBefore(card, next && next.parentNode === from ? next : null); };
  }

  function move(card, to) {
    if (to === column(card)) return;
    var back = returning(card, column(card), card.nextElementSibling);
    to.insertBefore(card, to.firstElementChild);
    send(card, to, back);
  }

  function columns() { return Array.from(document.querySelectorAll('ol[data-stage]')); }

  document.addEventListener('click', function (event) {
    var button = event.target.closest('[data-move]');
    if (!button) return;
    var card = button.closest('[data-card]');
    dialog.dataset.card = card.dataset.card;
    dialog.querySelector('[data-moved]').textContent = card.querySelector('a').textContent;
    dialog.querySelectorAll('button').forEach(function (choice) { choice.disabled = choice.value === column(card).dataset.stage; });
    dialog.showModal();
  });

  dialog.addEventListener('close', function () {
    var card = document.getElementById('card-' + dialog.dataset.card);
    var to = columns().find(function (one) { return dialog.returnValue && one.dataset.stage === dialog.returnValue; });
    dialog.returnValue = '';
    if (card && to) move(card, to);
    else if (card) card.querySelector('a').focus();
  });

  // Alt and an arrow: to the column beside
  document.addEventListener('keydown', function (event) {
    var card = event.altKey && event.target.closest && event.target.closest('[data-card]');
    if (!card || !movable() || !['ArrowLeft', 'ArrowRight'].includes(event.key)) return;
    event.preventDefault();
    var all = columns();
    var onward = (event.key === 'ArrowRight') !== (document.documentElement.dir === 'rtl');
    var to = all[all.indexOf(column(card)) + (onward ? 1 : -1)];
    if (to) move(card, to);
  });

  function movable() { return document.getElementById('board').dataset.movable; }

  function sortable() {
    if (!movable() || !window.Sortable) return;
    columns().forEach(function (list) {
      if (window.Sortable.get(list)) return;
      window.Sortable.create(list, {
        group: 'board', sort: false, draggable: '[data-card]', filter: 'button', preventOnFilter: false, delayOnTouchOnly: true, delay: 150,
        onEnd: function (event) {
          if (event.from !== event.to) send(event.item, event.to, returning(event.item, event.from, event.from.children[event.oldIndex]));
        }
      });
    });
  }
  document.addEventListener('htmx:afterSwap', sortable);
  document.addEventListener('htmx:oobAfterSwap', sortable);
  sortable();
}());
