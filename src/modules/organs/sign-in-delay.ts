/** Failed attempts that cost nothing; the sixth waits. */
const free = 5

/**
 * 登录延时: how long, in seconds, the next attempt must wait after `failures` failures within the
 * hour. It grows to a quarter of an hour, so that no more than ten guesses an hour pass; nobody is
 * locked out for good.
 */
export const waitAfter = (failures: number): number =>
  failures < free ? 0 : Math.min(30 * 2 ** (failures - free), 900)
