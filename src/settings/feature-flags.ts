/** The feature flags every page asks for and renders by. Names are the wire format. */
import { z } from 'zod';

export const CoachingMode = z.enum(['suggestions', 'guidance']);
export type CoachingMode = z.infer<typeof CoachingMode>;

export const FeatureFlags = z.object({ coaching_mode: CoachingMode, guidance_version: z.literal('v1') });
export type FeatureFlags = z.infer<typeof FeatureFlags>;

/**
 * The mode in force: the rep's own choice, else the policy's, else the build's default (`COACHING_MODE` of .env), else `suggestions`.
 *
 * @param sources anything at all; what isn't a mode is passed over.
 */
export function resolveFeatureFlags(sources: { rep: unknown; policy: unknown; build: unknown }): FeatureFlags {
  for (const candidate of [sources.rep, sources.policy, sources.build]) {
    const mode = CoachingMode.safeParse(candidate);
    if (mode.success) return { coaching_mode: mode.data, guidance_version: 'v1' };
  }
  return { coaching_mode: 'suggestions', guidance_version: 'v1' };
}
