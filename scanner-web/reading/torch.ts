/** What browsers with a torch add to the standard's types. */
interface TorchCapabilities extends MediaTrackCapabilities {
  readonly torch?: boolean;
}

interface TorchConstraints extends MediaTrackConstraintSet {
  readonly torch: boolean;
}

/** Whether the page may switch the light beside the camera. */
export function hasTorch(track: MediaStreamTrack | undefined): boolean {
  const capabilities: TorchCapabilities | undefined = track?.getCapabilities?.();
  return capabilities?.torch === true;
}

/** Switches the light. @throws DOMException when the device refuses */
export async function setTorch(track: MediaStreamTrack | undefined, isOn: boolean): Promise<void> {
  const torch: TorchConstraints = { torch: isOn };
  await track?.applyConstraints({ advanced: [torch] });
}
