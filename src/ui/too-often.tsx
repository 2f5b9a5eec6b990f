import type { Frame } from '#http/frame.ts'
import { DoorLayout } from '#ui/door-layout.tsx'

export const TooOften = ({ frame }: { frame: Frame }) =>
  <DoorLayout frame={frame} title="That was often" lede="From your network we have been asked many times in a row. Wait a minute, then try again." />
