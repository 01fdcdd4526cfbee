import type { Decoder } from './decoder.ts';

/** Pause between two looks: the phone stays cool, and a hand moves on slower than this. */
const PAUSE_MS = 120;

/** A camera that is looked through until it is stopped. */
export interface Camera {
  readonly track: MediaStreamTrack | undefined;
  stop(): void;
}

/**
 * Opens the camera at the back, shows its picture and hands over the texts of each look.
 * @throws DOMException when there is no camera or it is refused
 */
export async function openCamera(
  video: HTMLVideoElement,
  decoder: Decoder,
  on: {
    readonly texts: (texts: readonly string[]) => void;
    readonly failed: () => void;
    /** Nothing was read in this look. */
    readonly nothing?: () => void;
  },
): Promise<Camera> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { facingMode: 'environment', width: { ideal: 1920 }, height: { ideal: 1080 } },
  });
  let isOpen = true;
  const stop = () => {
    isOpen = false;
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
    video.hidden = true;
  };
  const look = async () => {
    while (isOpen) {
      if (video.videoWidth > 0) {
        const texts = await decoder(video);
        if (isOpen && texts.length > 0) on.texts(texts);
        else if (isOpen) on.nothing?.();
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  };
  video.srcObject = stream;
  video.hidden = false;
  try {
    await video.play();
  } catch (error) {
    stop();
    throw error;
  }
  void look().catch(() => {
    stop();
    on.failed();
  });
  return { track: stream.getVideoTracks()[0], stop };
}
