// The stand's voice: phrases recorded at build time stand in for a voice that the system lacks (Debian's Chromium has
// none). To the app this is a voice of the system: it says what of a text was recorded, and that the rest is to be read.
import { loudness } from "./settings.js";

const LANGS = ["vi", "en", "zh"];
const primary = (tag) => tag.toLowerCase().split(/[-_]/)[0];

/** The recorded sentences of `text` in their order, and whether anything lies between them. */
export function found(text, sentences) {
  const longest = Object.keys(sentences).sort((one, other) => other.length - one.length);
  const files = [];
  let rest = text, skipped = false;
  while (rest.trim()) {
    const begun = rest.trimStart();
    const known = longest.find((sentence) => begun.startsWith(sentence));
    if (known) files.push(sentences[known]);
    else skipped = true;
    // What is not recorded ends with its sentence; a full stop within a number or a date ends none.
    const end = known ? known.length : (/[.?!](?=\s|$)|[。？！]/.exec(begun)?.index ?? begun.length) + 1;
    rest = begun.slice(end).replace(/^[.?!。？！]+/, "");
  }
  return { files, skipped };
}

/** The voice of this stand, at the address of its recordings; `sound()` gives how loud it may be. */
export function voice(base, sound) {
  const own = globalThis.speechSynthesis;
  const real = globalThis.SpeechSynthesisUtterance;
  const loud = () => loudness(sound(), new Date());
  const books = new Map();
  let turn = 0, playing;

  const book = async (lang) => {
    if (!books.has(lang)) {
      const answer = await fetch(new URL(`voice/${lang}.json`, base), { credentials: "omit" });
      if (!answer.ok) throw new Error(answer.status);
      books.set(lang, await answer.json());
    }
    return books.get(lang);
  };

  const play = (file) => new Promise((done, failed) => {
    playing = new Audio(new URL(`voice/${file}`, base));
    playing.volume = loud();
    playing.onended = done;
    playing.onerror = failed;
    playing.onpause = () => { if (!playing.ended) failed(new Error("paused")); };
    playing.play().catch(failed);
  });

  async function speak(utterance) {
    const mine = turn += 1;
    try {
      const { sentences, rest } = await book(primary(utterance.lang));
      const { files, skipped } = found(utterance.text, sentences);
      if (files.length === 0) throw new Error("nothing of it is recorded");
      for (const file of skipped ? [...files, rest] : files) {
        if (mine !== turn) return;
        await play(file);
      }
      if (mine === turn) utterance.dispatchEvent(new Event("end"));
    } catch (error) {
      if (mine === turn) utterance.dispatchEvent(Object.assign(new Event("error"), { error: error.name }));
    }
  }

  /** An utterance that takes recorded voices, and hands itself over where the system has a real one. */
  class Utterance extends EventTarget {
    constructor(text) { super(); Object.assign(this, { text, lang: "", voice: null }); }
  }

  const voices = () => {
    const system = own?.getVoices() ?? [];
    const lacks = LANGS.filter((lang) => !system.some((it) => primary(it.lang) === lang));
    return [...system, ...lacks.map((lang) => ({ lang, name: "recorded", recorded: true }))];
  };

  const reader = {
    getVoices: voices,
    cancel() {
      turn += 1;
      playing?.pause();
      own?.cancel();
    },
    speak(utterance) {
      if (utterance.voice?.recorded || !real || !own) return void speak(utterance);
      const said = Object.assign(new real(utterance.text), { lang: utterance.lang, voice: utterance.voice, volume: loud() });
      for (const kind of ["end", "error"]) said.addEventListener(kind, () => utterance.dispatchEvent(new Event(kind)));
      own.speak(said);
    },
  };
  Object.defineProperty(globalThis, "speechSynthesis", { configurable: true, value: reader });
  globalThis.SpeechSynthesisUtterance = Utterance;

  // The beep of a read code goes through the same volume.
  const Plain = globalThis.AudioContext;
  if (Plain) {
    globalThis.AudioContext = class extends Plain {
      #out;
      get destination() {
        this.#out ??= this.createGain();
        this.#out.gain.value = loud();
        this.#out.connect(super.destination);
        return this.#out;
      }
    };
  }
  return reader;
}
