# Writes tests/reference/r/did_cells.csv and did_aggregates.csv: what R computes of the panel in did_panel.csv, and how.
# Run: Rscript tests/reference/r/did.R   (R 4.2.2, base and stats only, from the root of the repository)
# did_panel.csv: 160 invented people in 6 periods; cohorts 3, 4 and 6, and 0 for never; x is a baseline covariate.
panel <- read.csv("tests/reference/r/did_panel.csv")
folder <- "tests/reference/r/"
save <- function(x, name) {
  x[] <- lapply(x, function(v) if (is.double(v)) trimws(formatC(v, digits = 16, format = "g")) else v)
  write.csv(x, paste0(folder, "did_", name, ".csv"), row.names = FALSE, quote = FALSE)
}
people <- panel[!duplicated(panel$id), c("id", "cohort", "x")]
Y <- matrix(panel$y[order(panel$id, panel$time)], nrow = nrow(people), byrow = TRUE)
people <- people[order(people$id), ]
times <- sort(unique(panel$time)); cohorts <- setdiff(sort(unique(people$cohort)), 0)
n <- nrow(people); G <- people$cohort

# One comparison: effect and influence of each person. Sant'Anna & Zhao (2020), appendix; formulas (2.6), (2.7).
two_by_two <- function(D, dY, X, how) {
  m <- length(D)
  if (how == "means") X <- X[, 1, drop = FALSE]
  beta <- solve(t(X * (1 - D)) %*% X, t(X * (1 - D)) %*% dY)
  out <- as.vector(X %*% beta)
  ols <- ((1 - D) * (dY - out) * X) %*% solve(t(X * (1 - D)) %*% X / m)
  if (how %in% c("means", "or")) {
    att <- mean(D * (dY - out)) / mean(D)
    inf <- (D * (dY - out - att) - ols %*% colMeans(D * X)) / mean(D)
    return(list(att = att, inf = as.vector(inf)))
  }
  ps <- glm(D ~ X - 1, family = binomial, control = glm.control(epsilon = 1e-14, maxit = 100))
  e <- fitted(ps)
  lps <- ((D - e) * X) %*% (vcov(ps) * m)
  w <- e * (1 - D) / (1 - e)
  if (how == "ipw") out <- 0 * out
  eta1 <- mean(D * (dY - out)) / mean(D); eta0 <- mean(w * (dY - out)) / mean(w)
  inf1 <- D * (dY - out - eta1)
  inf0 <- w * (dY - out - eta0) + lps %*% colMeans(w * (dY - out - eta0) * X)
  if (how == "dr") {
    inf1 <- inf1 - ols %*% colMeans(D * X)
    inf0 <- inf0 - ols %*% colMeans(w * X)
  }
  list(att = eta1 - eta0, inf = as.vector(inf1 / mean(D) - inf0 / mean(w)))
}

# Every cohort and period. Callaway & Sant'Anna (2021).
group_time <- function(control, how) {
  cells <- NULL; inf <- NULL
  for (g in cohorts) for (t in times[-1]) {
    base <- if (t >= g) max(times[times < g]) else times[which(times == t) - 1]
    C <- if (control == "never") G == 0 else (G == 0 | (G > t & G != g))
    inside <- which(C | G == g)
    dY <- Y[inside, times == t] - Y[inside, times == base]
    found <- two_by_two(as.numeric(G[inside] == g), dY, cbind(1, people$x[inside]), how)
    whole <- numeric(n); whole[inside] <- found$inf * n / length(inside)
    cells <- rbind(cells, data.frame(control, method = how, cohort = g, time = t, att = found$att, se = sqrt(mean(whole^2) / n)))
    inf <- cbind(inf, whole)
  }
  list(cells = cells, inf = inf)
}

# Weighed together, with the influence of the weights.
share <- sapply(cohorts, function(g) mean(G == g)); names(share) <- cohorts
by_size <- function(found, keep) {
  k <- which(keep); p <- share[as.character(found$cells$cohort[k])]
  if1 <- sapply(seq_along(k), function(j) ((G == found$cells$cohort[k[j]]) - p[j]) / sum(p))
  if2 <- rowSums(sapply(seq_along(k), function(j) (G == found$cells$cohort[k[j]]) - p[j])) %*% t(p / sum(p)^2)
  list(att = sum(p * found$cells$att[k]) / sum(p),
       inf = as.vector(found$inf[, k, drop = FALSE] %*% (p / sum(p)) + (if1 - if2) %*% found$cells$att[k]))
}
even <- function(parts) list(att = mean(sapply(parts, `[[`, "att")), inf = rowMeans(sapply(parts, `[[`, "inf")))
aggregates <- function(control, how) {
  found <- group_time(control, how); cells <- found$cells
  after <- cells$time >= cells$cohort; e <- cells$time - cells$cohort
  events <- lapply(sort(unique(e)), function(k) by_size(found, e == k))
  groups <- lapply(cohorts, function(g) { k <- which(after & cells$cohort == g)
    list(att = mean(cells$att[k]), inf = rowMeans(found$inf[, k, drop = FALSE])) })
  atts <- sapply(groups, `[[`, "att"); p <- share / sum(share)
  if1 <- sapply(seq_along(cohorts), function(j) ((G == cohorts[j]) - share[j]) / sum(share))
  if2 <- rowSums(sapply(seq_along(cohorts), function(j) (G == cohorts[j]) - share[j])) %*% t(share / sum(share)^2)
  group <- list(att = sum(p * atts), inf = as.vector(sapply(groups, `[[`, "inf") %*% p + (if1 - if2) %*% atts))
  row <- function(name, part) data.frame(control, method = how, aggregate = name, att = part$att, se = sqrt(mean(part$inf^2) / n))
  rbind(row("simple", by_size(found, after)),
        row("dynamic", even(events[sort(unique(e)) >= 0])),
        row("group", group),
        row("calendar", even(lapply(sort(unique(cells$time[after])), function(t) by_size(found, after & cells$time == t)))),
        do.call(rbind, lapply(seq_along(events), function(j) row(paste("event", sort(unique(e))[j]), events[[j]]))))
}
settings <- expand.grid(control = c("never", "notyet"), method = c("means", "or", "ipw", "dr"), stringsAsFactors = FALSE)
save(do.call(rbind, Map(function(c, m) group_time(c, m)$cells, settings$control, settings$method)), "cells")
save(do.call(rbind, Map(aggregates, settings$control, settings$method)), "aggregates")
