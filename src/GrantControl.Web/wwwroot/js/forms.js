// Forms of commands. Everything here is a help: without it the buttons post the page and the page comes back.
(() => {
  const quietFor = 3000;
  const timers = new WeakMap();

  const focusMarked = (root) => {
    const marked = root.querySelector('[data-focus]');
    const field = marked && (marked.matches('fieldset') ? marked.querySelector('input:not([type=hidden]), select, textarea') : marked);
    if (field) {
      field.focus();
    }
  };

  const fieldsOf = (form) => {
    const data = new FormData();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === 'string') {
        data.append(name, value);
      }
    }
    return data;
  };

  const save = async (form) => {
    const state = form.querySelector('#draft-state');
    const address = new URL(location.href);
    address.hash = '';
    address.searchParams.set('handler', 'Draft');
    try {
      const answer = await fetch(address, { method: 'POST', body: fieldsOf(form), headers: { 'X-Requested-With': 'fetch' } });
      if (answer.ok && state) {
        state.textContent = await answer.text();
      }
    } catch {
      // Away from the network: what is typed stays in the page, and the next pause tries again.
    }
  };

  document.addEventListener('input', (event) => {
    const form = event.target.closest('form[data-draft]');
    if (form) {
      clearTimeout(timers.get(form));
      timers.set(form, setTimeout(() => save(form), quietFor));
    }
  });

  // Leaving the page saves at once what the pause has not saved yet.
  addEventListener('pagehide', () => {
    for (const form of document.querySelectorAll('form[data-draft]')) {
      if (timers.has(form) && !form.dataset.sent) {
        const address = new URL(location.href);
        address.hash = '';
        address.searchParams.set('handler', 'Draft');
        navigator.sendBeacon(address, fieldsOf(form));
      }
    }
  });

  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.matches('form[data-draft]')) {
      form.dataset.sent = 'yes';
      clearTimeout(timers.get(form));
    }
    if (form.matches('form[data-once]')) {
      if (form.dataset.sent) {
        event.preventDefault();
      }
      form.dataset.sent = 'yes';
    }
  });

  // Back from the next page, a form may be sent again.
  addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll('form[data-sent]')) {
      delete form.dataset.sent;
    }
  });

  // A form shown again after a post is the form: going back to it later must not ask to post once more.
  const shown = document.querySelector('form[data-draft][data-address]');
  if (shown && new URLSearchParams(location.search).get('step') === 'check') {
    history.replaceState(null, '', shown.dataset.address);
  }

  // A long list of boxes is searched; what is ticked stays in sight whatever is typed.
  const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const addFilters = (root) => {
    for (const boxes of root.querySelectorAll('.boxes[data-filter]:not([data-filtered])')) {
      const search = document.createElement('input');
      search.type = 'search';
      search.className = 'form-control boxes-filter';
      search.placeholder = boxes.dataset.filter;
      search.setAttribute('aria-label', boxes.dataset.filter);
      search.addEventListener('input', () => {
        const wanted = plain(search.value);
        for (const label of boxes.children) {
          label.hidden = !plain(label.textContent).includes(wanted) && !label.querySelector('input').checked;
        }
      });
      boxes.dataset.filtered = 'yes';
      boxes.before(search);
    }
  };

  addFilters(document);
  document.addEventListener('htmx:load', (event) => addFilters(event.target));
  focusMarked(document);
})();
