// Counts the charts that were drawn: one whose canvas is cleared draws all of itself.
window.figureDrawn = 0;
const clear = CanvasRenderingContext2D.prototype.clearRect;
CanvasRenderingContext2D.prototype.clearRect = function (...rest) {
  window.figureDrawn += 1;
  return clear.apply(this, rest);
};
