/** Milliseconds that work takes while nothing else is in its way: the least of several times, of which there are no more once one is below `enough`. */
export function leastTime(work: () => unknown, { enough = 0, times = 7 }: { enough?: number; times?: number } = {}) {
  let least = Infinity
  for (let time = 0; time < times && least >= enough; time++) {
    const began = performance.now()
    work()
    least = Math.min(least, performance.now() - began)
  }
  return least
}
