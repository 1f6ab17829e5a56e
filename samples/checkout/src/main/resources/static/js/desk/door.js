// The desk's door: nothing of a claim is asked for before a code was given, and a code that is refused leads back here.
import { desk, Problem } from '../api.js';
import { button, el, focusOn, whileBusy } from '../dom.js';
import { t } from '../i18n.js';
import { simpleField } from '../form/controls.js';
import { check } from '../form/check.js';
import { clearErrors, showErrors } from '../form/errors.js';
import { trouble } from '../parts/notices.js';
import { redraw } from '../router.js';
import { save, state } from '../state.js';

/** The view for whoever has a code that is still right, else the door. */
export function behindTheCode(view) {
  return async argument => {
    if (!state.deskCode) return door();
    try {
      return await view(argument);
    } catch (error) {
      if (!isOfTheDoor(error)) throw error;
      save({ deskCode: null });
      return door(error);
    }
  };
}

function isOfTheDoor(error) {
  return error instanceof Problem && ['DESK_CODE_WRONG', 'DESK_LOCKED'].includes(error.code);
}

function door(error) {
  const code = simpleField({ schema: { type: 'string', maxLength: 100 }, name: 'code', pointer: '/desk-code', title: t('desk.code'), hint: t('desk.codeHint'), required: true, hidden: true });
  const messages = el('div', { class: 'messages' }, error ? trouble(error) : null);
  const enter = button(t('desk.enter'), () => whileBusy(enter, t('desk.entering'), () => tryCode(code, messages)));
  code.target.addEventListener('keydown', event => { if (event.key === 'Enter') enter.click(); });
  return el('section', {},
    el('h1', {}, t('desk.title')), el('p', { class: 'lead' }, t('desk.doorLead')), messages,
    el('div', { class: 'form' }, code.node), el('div', { class: 'actions' }, enter));
}

async function tryCode(code, messages) {
  clearErrors([code]);
  const faults = check([code]);
  try {
    if (faults.length === 0) {
      await desk.claims(code.read());
      save({ deskCode: code.read() });
      return redraw();
    }
    messages.replaceChildren(showErrors([code], faults));
  } catch (error) {
    code.write('');
    messages.replaceChildren(trouble(error));
  }
  focusOn(messages.firstChild);
}
