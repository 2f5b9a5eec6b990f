import type { Context, MiddlewareHandler } from 'hono'
import { routes } from '#http/routes.ts'

/** The one address that takes more than a form: a file of people, written away as it comes. It looks after its own bounds. */
const isUpload = ({ req }: Context) => req.method === 'POST' && req.path === routes.office.imports.pattern

/** What reads or bounds whole requests, for all but uploads. */
export const exceptUploads = (middleware: MiddlewareHandler): MiddlewareHandler => (c, next) => (isUpload(c) ? next() : middleware(c, next))
