// Stands in for a camera in any engine: a picture with a code, drawn anew thirty times a second.
{
  const canvas = document.createElement("canvas");
  const picture = new Image();
  picture.src = "drawn-camera.png";
  const loaded = picture.decode().then(() => {
    [canvas.width, canvas.height] = [picture.naturalWidth, picture.naturalHeight];
    const context = canvas.getContext("2d");
    const draw = () => { context.drawImage(picture, 0, 0); };
    draw();
    setInterval(draw, 33);
  });
  // On the prototype: WebKit forgets what is set on the object.
  MediaDevices.prototype.getUserMedia = async () => {
    await loaded;
    return canvas.captureStream(30);
  };
}
