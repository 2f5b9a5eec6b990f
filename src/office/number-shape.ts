import { z } from 'zod'

/** A row's number, as it stands in an address. */
export const numberShape = z.string().regex(/^[1-9]\d{0,14}$/).transform(Number)
