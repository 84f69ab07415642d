import { Alert } from './Alert';
import type { MicrophonePermission } from './microphone';
import { PERMISSION_TEXT } from './use-microphone';

export interface MicrophoneAccessProps {
  readonly permission: MicrophonePermission | undefined;
  readonly problem: string | undefined;
  readonly onRequest: () => void;
}

/** How the microphone's permission stands, and the button that asks for it: only a page in a tab can. */
export const MicrophoneAccess = ({ permission, problem, onRequest }: MicrophoneAccessProps) => (
  <>
    <div class="row">
      <p role="status" class={permission === 'granted' ? 'good-text' : ''}>
        {permission === undefined ? 'Looking…' : PERMISSION_TEXT[permission]}
      </p>
      {permission !== 'granted' && (
        <button type="button" class="button" onClick={onRequest}>
          Allow the microphone
        </button>
      )}
    </div>
    <Alert text={problem} />
  </>
);
