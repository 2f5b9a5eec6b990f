import type { Context } from 'hono'

/** Whether the browser says that it is signed in. Whether it is, and who, is asked of `c.var.who()`. */
export const carriesSession = (c: Context) => /commonweal[.]session_token=/.test(c.req.header('cookie') ?? '')
