import type { Context, MiddlewareHandler } from 'hono'
import { routes } from '#http/routes.ts'

/** The addresses that take more than a form: a file, written away as it comes. They look after their own bounds. */
const uploads = [routes.office.imports, routes.office.pictures, routes.office.groupPicture, routes.office.resourceFile].map(({ pattern }) => new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+')}$`))

const isUpload = ({ req }: Context) =>
  req.method === 'POST' && /^multipart\/form-data\b/i.test(req.header('content-type') ?? '') && uploads.some((upload) => upload.test(req.path))

/** Where machines hand in whole messages; bounded there. */
const messages: string[] = [routes.api.returns.pattern, routes.api.ses.pattern]

/** What reads or bounds whole requests, for all but uploads and messages. */
export const exceptUploads = (middleware: MiddlewareHandler): MiddlewareHandler => (c, next) => (isUpload(c) || messages.includes(c.req.path) ? next() : middleware(c, next))
