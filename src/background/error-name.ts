/** What a log may say of an error: its name. Its text may hold what a request, a call or a key held. */
export const errorName = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
