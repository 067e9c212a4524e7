// What a wedge scanner sends, as key events over the browser's protocol.

const [ALT, CTRL, SHIFT] = [1, 2, 8];
const NAMED = { ']': 'BracketRight', '-': 'Minus', '/': 'Slash', '.': 'Period', ' ': 'Space' };
const SHIFTED = { '#': 'Digit3', ':': 'Semicolon', '(': 'Digit9', ')': 'Digit0', '?': 'Slash', '&': 'Digit7', '%': 'Digit5', '+': 'Equal', '_': 'Minus' };

/** In a stream a character is its key, `{F8}` a key by its code, `^x` Ctrl with a key, `<029>` an Alt code. */
function strokes(stream) {
  return [...stream.matchAll(/\{(\w+)\}|\^(.)|<(\d+)>|(.)/gs)].flatMap(([, named, ctrl, alt, char]) => {
    if (named) return [{ code: named, key: named }];
    if (ctrl) return [{ code: 'ControlLeft', modifiers: CTRL, held: true }, { ...key(ctrl), modifiers: CTRL }, { code: 'ControlLeft', up: true }];
    if (alt) return [{ code: 'AltLeft', modifiers: ALT, held: true }, ...[...alt].map(digit => ({ code: `Numpad${digit}`, modifiers: ALT })), { code: 'AltLeft', up: true }];
    return [key(char)];
  });
}

function key(char) {
  if (/\d/.test(char)) return { code: `Digit${char}`, key: char, text: char };
  if (/[a-z]/i.test(char)) return { code: `Key${char.toUpperCase()}`, key: char, text: char, modifiers: /[A-Z]/.test(char) ? SHIFT : 0 };
  if (SHIFTED[char]) return { code: SHIFTED[char], key: char, text: char, modifiers: SHIFT };
  return { code: NAMED[char], key: char, text: char };
}

/** Between two events of a scanner, in seconds, as the browser stamps them: a busy machine is not the scanner's pause. */
const APART_S = .002;

/** Sends a stream as fast as the browser takes it. */
export async function send(page, stream) {
  const cdp = await page.context().newCDPSession(page);
  let timestamp = Date.now() / 1000;
  const event = words => cdp.send('Input.dispatchKeyEvent', { ...words, timestamp: timestamp += APART_S });
  const sent = strokes(stream).flatMap(({ up, held, ...stroke }) => [
    ...up ? [] : [event({ type: stroke.text && !stroke.modifiers ? 'keyDown' : 'rawKeyDown', ...stroke })],
    ...held ? [] : [event({ ...stroke, type: 'keyUp', text: undefined })],
  ]);
  await Promise.all(sent);
  await cdp.detach();
}
