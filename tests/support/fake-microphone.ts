/** A microphone whose permission and level a test sets. */
import type { Microphone, MicrophoneFailure, MicrophonePermission } from '../../src/ui/microphone';

export interface FakeMicrophone extends Microphone {
  /** As when the rep changes it in Chrome's own dialog. */
  readonly setPermission: (state: MicrophonePermission) => void;
  readonly hear: (levelDb: number) => void;
  /** Whether anybody listens. */
  readonly isOpen: () => boolean;
}

export function fakeMicrophone(permission: MicrophonePermission, failure?: MicrophoneFailure): FakeMicrophone {
  let onState: ((state: MicrophonePermission) => void) | undefined;
  let onLevelDb: ((levelDb: number) => void) | undefined;
  return {
    watchPermission(listener) {
      onState = listener;
      listener(permission);
    },
    request: () => Promise.resolve(failure),
    listen(listener, signal) {
      if (failure === undefined) {
        onLevelDb = listener;
        signal.addEventListener('abort', () => {
          onLevelDb = undefined;
        });
      }
      return Promise.resolve(failure);
    },
    setPermission: (state) => onState?.(state),
    hear: (levelDb) => onLevelDb?.(levelDb),
    isOpen: () => onLevelDb !== undefined,
  };
}
