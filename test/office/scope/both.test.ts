import { walkEveryAddress } from './walking.ts'

walkEveryAddress()
