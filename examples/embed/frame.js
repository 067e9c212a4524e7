// The host page's side of an embedding by <iframe>: answers the frame's hello and hands it a port.
const frame = document.querySelector("iframe");
const app = frame.dataset.app;
const outcome = document.querySelector("#outcome");

addEventListener("message", ({ origin, source, data }) => {
  if (origin !== app || source !== frame.contentWindow || data?.kind !== "hello") return;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => {
    if (data.kind === "height") frame.height = Math.min(Math.max(data.value, 480), 4000);
    if (data.kind === "report") outcome.value = `${data.code}: ${data.verdict}`;
  };
  source.postMessage({ kind: "init", nonce: data.nonce, lang: document.documentElement.lang }, app, [port2]);
  document.querySelector("#example").onclick = () => port1.postMessage({ kind: "lookUp", code: "9521002002010" });
});

// Set here, so that nothing of the frame's hello is missed.
frame.src = `${app}/embed.html?parent=${encodeURIComponent(location.origin)}`;
