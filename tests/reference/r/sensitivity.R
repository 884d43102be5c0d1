# Writes tests/reference/r/sensitivity.csv: Rosenbaum bounds of the sets in sensitivity_sets.csv, by trying every hidden
# cause in every set. Run: Rscript tests/reference/r/sensitivity.R   (R 4.2.2, base and stats only, from the root)
set.seed(20110901)
sizes <- rep(2:4, c(8, 9, 7))
sets <- data.frame(set = rep(seq_along(sizes), sizes), treated = unlist(lapply(sizes, function(j) c(1, rep(0, j - 1)))))
sets$number <- round(rnorm(nrow(sets), 10, 3) + 2.5 * sets$treated, 1)
sets$yes <- as.integer(runif(nrow(sets)) < 0.3 + 0.45 * sets$treated)
write.csv(sets, "tests/reference/r/sensitivity_sets.csv", row.names = FALSE, quote = FALSE)

gaps <- unlist(lapply(split(sets, sets$set), function(s) abs(s$number[s$treated == 1] - s$number[s$treated == 0])))
width <- 2.5 * median(gaps)
huber <- function(y) sapply(seq_along(y), function(j) sum(pmax(-1, pmin(1, (y[j] - y[-j]) / width))) / length(y))
bound <- function(column, scores, gamma) {
  statistic <- 0; expected <- 0; variance <- 0
  for (s in split(sets, sets$set)) {
    q <- scores(s[[column]])
    statistic <- statistic + q[s$treated == 1]
    causes <- as.matrix(expand.grid(rep(list(0:1), length(q))))   # every hidden cause u of 0 and 1
    found <- t(apply(causes, 1, function(u) {
      p <- gamma^u / sum(gamma^u)
      c(sum(p * q), sum(p * q^2) - sum(p * q)^2)
    }))
    best <- max(found[, 1])
    expected <- expected + best
    variance <- variance + max(found[found[, 1] > best - 1e-12, 2])
  }
  pnorm((statistic - expected) / sqrt(variance), lower.tail = FALSE)
}
rows <- NULL
for (gamma in c(1, 1.5, 2, 3)) rows <- rbind(rows,
  data.frame(test = "m_test", gamma = gamma, p = bound("number", huber, gamma)),
  data.frame(test = "mantel_haenszel", gamma = gamma, p = bound("yes", identity, gamma)),
  data.frame(test = "mcnemar", gamma = gamma, p = pbinom(109, 122, gamma / (1 + gamma), lower.tail = FALSE)))
rows$p <- trimws(formatC(rows$p, digits = 14, format = "g"))
write.csv(rows, "tests/reference/r/sensitivity.csv", row.names = FALSE, quote = FALSE)
