// Takes the time from an input of the kind arguments[0] until the frame that shows its effect is painted.
// window.figureSign says what changes with the effect; window.figureTime has the milliseconds.
const [input] = arguments;
if (window.figureReset !== undefined) return;
window.figureReset = () => {
  window.figureTime = null;
  window.figureArmed = window.figureSign();
};
const painted = new MessageChannel();
painted.port1.onmessage = () => {
  // This is the first task after the frame's callbacks, styles, layout and painting.
  window.figureTime = performance.now() - window.figureStart;
};
const look = () => {
  if (window.figureSign() === window.figureArmed) requestAnimationFrame(look);
  else painted.port2.postMessage(null);
};
addEventListener(
  input,
  () => {
    window.figureStart = performance.now();
    requestAnimationFrame(look);
  },
  { capture: true },
);
