/** Failed attempts that cost nothing; the sixth waits. */
const free = 5

/** Guesses that one name gets in any sixty minutes. */
const most = 10

/** How long the memory of failures lasts, in seconds. */
const hour = 3600

/**
 * 登录延时: how long, in seconds, the next attempt must still wait. The delay grows to a quarter of an
 * hour and no more than ten guesses pass in any hour; nobody is locked out for good.
 *
 * @param ages seconds since each failure of the last hour, the newest first
 */
export const waitAfter = (ages: readonly number[]): number => {
  const growing = Math.min(30 * 2 ** (ages.length - free), 900) - (ages[0] ?? 0)
  const full = hour - (ages[most - 1] ?? hour)
  return ages.length < free ? 0 : Math.max(growing, full, 0)
}

/** The wait as people say it. */
export const waitInWords = (seconds: number): string =>
  seconds < 60 ? `${Math.ceil(seconds)} 秒` : `${Math.ceil(seconds / 60)} 分钟`
