import type { CoachingGuidance } from '../../coaching/guidance';

export interface GuidanceListsProps {
  readonly guidance: CoachingGuidance['guidance'] | undefined;
}

/** The questions to ask next, best first, and what can be said. */
export const GuidanceLists = ({ guidance }: GuidanceListsProps) => (
  <>
    <section class="questions" aria-labelledby="questions-heading">
      <h2 id="questions-heading">Questions</h2>
      {guidance ? (
        <ol>
          {guidance.key_questions.map((question) => (
            <li key={question} dir="auto">
              {question}
            </li>
          ))}
        </ol>
      ) : (
        <p class="muted">None yet.</p>
      )}
    </section>
    <section class="points" aria-labelledby="points-heading">
      <h2 id="points-heading">Talking points</h2>
      {guidance && guidance.talking_points.length > 0 ? (
        <ul>
          {guidance.talking_points.map((point) => (
            <li key={point} dir="auto">
              {point}
            </li>
          ))}
        </ul>
      ) : (
        <p class="muted">None yet.</p>
      )}
    </section>
  </>
);
