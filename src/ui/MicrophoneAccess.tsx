import { Alert } from './Alert';
import type { MicrophonePermission } from './microphone';
import { PERMISSION_TEXT } from './use-microphone';
import { t } from './messages';

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
        {t(permission === undefined ? 'ui_looking' : PERMISSION_TEXT[permission])}
      </p>
      {permission !== 'granted' && (
        <button type="button" class="button" onClick={onRequest}>
          {t('ui_microphone_allow')}
        </button>
      )}
    </div>
    <Alert text={problem} />
  </>
);
