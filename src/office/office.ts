import { room } from '#http/context.ts'

export const office = room()
