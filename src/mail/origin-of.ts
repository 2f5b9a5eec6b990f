import type { Settings } from '#platform/settings.ts'

/** Where links lead in letters that no visitor's request began. */
export const originOf = ({ PUBLIC_URL, PORT }: Pick<Settings, 'PUBLIC_URL' | 'PORT'>) => PUBLIC_URL ?? `http://localhost:${PORT}`
