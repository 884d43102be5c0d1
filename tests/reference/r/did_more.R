# Writes tests/reference/r/did_more_cells.csv, did_more_aggregates.csv and did_more_pretrend.csv: clustered errors,
# anticipation and people who are not known all the time, of the panel in did_more_panel.csv, and how.
# Run: Rscript tests/reference/r/did_more.R   (R 4.2.2, base and stats only, from the root of the repository)
# did_more_panel.csv: the people of did_panel.csv in 25 offices (a person's number modulo 25), where those of one office
# share a shock in each period; y_gaps lacks the outcomes of some people in some periods.
# Errors by cluster: influence summed within the cluster, G/(G - 1). Pairs: each comparison has those who are known both
# before and after, by the estimators for panels (Sant'Anna & Zhao 2020), and influence is 0 for everybody else.
panel <- read.csv("tests/reference/r/did_panel.csv")
set.seed(20260101)
panel <- panel[order(panel$id, panel$time), ]
panel$office <- panel$id %% 25
shock <- matrix(rnorm(25 * 6, sd = 0.5), 25)
panel$y <- round(panel$y + shock[cbind(panel$office + 1, match(panel$time, sort(unique(panel$time))))], 6)
gone <- sample(unique(panel$id), 24); last <- sample(2:5, 24, replace = TRUE)
panel$y_gaps <- ifelse(panel$id %in% gone & panel$time > last[match(panel$id, gone)], NA, panel$y)
panel$y_gaps[sample(nrow(panel), 20)] <- NA
write.csv(panel, "tests/reference/r/did_more_panel.csv", row.names = FALSE, quote = FALSE, na = "")

people <- panel[!duplicated(panel$id), ]
n <- nrow(people); G <- people$cohort; office <- people$office
times <- sort(unique(panel$time)); cohorts <- setdiff(sort(unique(G)), 0)
wide <- function(column) matrix(panel[[column]], nrow = n, byrow = TRUE)

two_by_two <- function(D, dY, X, how) {
  m <- length(D)
  beta <- solve(t(X * (1 - D)) %*% X, t(X * (1 - D)) %*% dY)
  out <- as.vector(X %*% beta)
  ols <- ((1 - D) * (dY - out) * X) %*% solve(t(X * (1 - D)) %*% X / m)
  if (how %in% c("means", "or")) {
    att <- mean(D * (dY - out)) / mean(D)
    return(list(att = att, inf = as.vector((D * (dY - out - att) - ols %*% colMeans(D * X)) / mean(D))))
  }
  ps <- glm(D ~ X - 1, family = binomial, control = glm.control(epsilon = 1e-14, maxit = 100))
  e <- fitted(ps); lps <- ((D - e) * X) %*% (vcov(ps) * m); w <- e * (1 - D) / (1 - e)
  if (how == "ipw") out <- 0 * out
  eta1 <- mean(D * (dY - out)) / mean(D); eta0 <- mean(w * (dY - out)) / mean(w)
  inf1 <- D * (dY - out - eta1)
  inf0 <- w * (dY - out - eta0) + lps %*% colMeans(w * (dY - out - eta0) * X)
  if (how == "dr") { inf1 <- inf1 - ols %*% colMeans(D * X); inf0 <- inf0 - ols %*% colMeans(w * X) }
  list(att = eta1 - eta0, inf = as.vector(inf1 / mean(D) - inf0 / mean(w)))
}
group_time <- function(s) {
  Y <- wide(s$column); cells <- NULL; inf <- NULL
  for (g in cohorts) for (t in times[-1]) {
    long <- t >= g - s$anticipation
    before <- times[times < g - s$anticipation]
    if (!length(before)) next
    base <- if (long) max(before) else times[which(times == t) - 1]
    C <- if (s$control == "never") G == 0 else (G == 0 | (G > max(t, base) + s$anticipation & G != g))
    dY <- Y[, times == t] - Y[, times == base]
    inside <- which((C | G == g) & !is.na(dY))
    X <- cbind(1, people$x[inside]); if (s$method == "means") X <- X[, 1, drop = FALSE]
    found <- two_by_two(as.numeric(G[inside] == g), dY[inside], X, s$method)
    whole <- numeric(n); whole[inside] <- found$inf * n / length(inside)
    cells <- rbind(cells, data.frame(cohort = g, time = t, att = found$att)); inf <- cbind(inf, whole)
  }
  list(cells = cells, inf = inf)
}
covariance <- function(inf, clustered) {
  inf <- as.matrix(inf)
  if (!clustered) return(crossprod(inf) / n^2)
  sums <- rowsum(inf, office); k <- nrow(sums)
  crossprod(sums) / n^2 * k / (k - 1)
}
by_size <- function(found, keep) {
  share <- sapply(found$cells$cohort, function(g) mean(G == g)); k <- which(keep); p <- share[k]
  own <- sapply(k, function(j) (G == found$cells$cohort[j]) - share[j])
  change <- own / sum(p) - rowSums(own) %*% t(p / sum(p)^2)
  list(att = sum(p * found$cells$att[k]) / sum(p),
       inf = as.vector(found$inf[, k, drop = FALSE] %*% (p / sum(p)) + change %*% found$cells$att[k]))
}
settings <- list(
  list(name = "clustered", column = "y", control = "notyet", method = "means", anticipation = 0, clustered = TRUE),
  list(name = "clustered dr", column = "y", control = "never", method = "dr", anticipation = 0, clustered = TRUE),
  list(name = "anticipation", column = "y", control = "never", method = "means", anticipation = 1, clustered = FALSE),
  list(name = "anticipation dr", column = "y", control = "notyet", method = "dr", anticipation = 1, clustered = TRUE),
  list(name = "pairs", column = "y_gaps", control = "notyet", method = "means", anticipation = 0, clustered = FALSE),
  list(name = "pairs or", column = "y_gaps", control = "never", method = "or", anticipation = 0, clustered = FALSE),
  list(name = "pairs ipw", column = "y_gaps", control = "never", method = "ipw", anticipation = 0, clustered = FALSE),
  list(name = "pairs dr", column = "y_gaps", control = "notyet", method = "dr", anticipation = 0, clustered = TRUE))
cells <- NULL; aggregates <- NULL; pretrend <- NULL
for (s in settings) {
  found <- group_time(s); V <- covariance(found$inf, s$clustered)
  cells <- rbind(cells, cbind(setting = s$name, found$cells, se = sqrt(diag(V))))
  e <- found$cells$time - found$cells$cohort
  for (k in c("simple", sort(unique(e)))) {
    part <- by_size(found, if (k == "simple") e >= 0 else e == k)
    aggregates <- rbind(aggregates, data.frame(setting = s$name, aggregate = k, att = part$att, se = sqrt(covariance(part$inf, s$clustered)[1])))
  }
  b <- found$cells$time < found$cells$cohort - s$anticipation
  W <- as.numeric(t(found$cells$att[b]) %*% solve(V[b, b], found$cells$att[b]))
  pretrend <- rbind(pretrend, data.frame(setting = s$name, statistic = W, freedom = sum(b), p = pchisq(W, sum(b), lower.tail = FALSE)))
}
save <- function(x, name) {
  x[] <- lapply(x, function(v) if (is.double(v)) trimws(formatC(v, digits = 16, format = "g")) else v)
  write.csv(x, paste0("tests/reference/r/did_more_", name, ".csv"), row.names = FALSE, quote = FALSE)
}
save(cells, "cells"); save(aggregates, "aggregates"); save(pretrend, "pretrend")
