import { Icon } from './Icon';

/** A sentence about what went wrong, said at once by a screen reader. Nothing while there is none. */
export const Alert = ({ text }: { text: string | undefined }) => (
  <div role="alert">
    {text !== undefined && (
      <p class="notice problem">
        <Icon name="problem" />
        <span>{text}</span>
      </p>
    )}
  </div>
);
