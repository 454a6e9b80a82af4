# What R survey says about the answers of weighting.csv: `Rscript weighting.R` beside it writes weighting.json.
# R 4.2 with survey 4.1; needed only to make the reference again, never by the tests.
library(survey)
options(digits = 15)

answers <- read.csv("weighting.csv", stringsAsFactors = TRUE)
criteria <- c("water_access", "water_quality", "roads_access", "roads_quality", "roads_price")
for (name in criteria) {
  answers[[paste0(name, "_v")]] <- as.numeric(!is.na(answers[[name]]))
  answers[[paste0(name, "_x")]] <- ifelse(is.na(answers[[name]]), 0, answers[[name]])
}
design <- svydesign(ids = ~1, weights = rep(1, nrow(answers)), data = answers)

sex <- data.frame(sex = c("female", "male"), Freq = nrow(answers) * c(0.52, 0.48))
age <- data.frame(age = c("18-29", "30-44", "45+"), Freq = nrow(answers) * c(0.31, 0.33, 0.36))
designs <- list(
  poststratified = postStratify(design, ~sex, sex),
  raked = rake(design, list(~sex, ~age), list(sex, age), control = list(maxit = 500, epsilon = 1e-10))
)

weights_of <- list(
  water = c(1/2, 1/2, 0, 0, 0), roads = c(0, 0, 1/3, 1/3, 1/3), overall = c(1/4, 1/4, 1/6, 1/6, 1/6)
)

estimate <- function(weighted) {
  one <- lapply(criteria, function(name) {
    mean <- svymean(as.formula(paste0("~", name)), weighted, na.rm = TRUE)
    list(mean = as.numeric(coef(mean)), se = as.numeric(SE(mean)))
  })
  names(one) <- criteria
  # Several ratios at once with their covariances; those of a criterion with itself stand on the diagonal.
  ratios <- svyratio(as.formula(paste("~", paste0(criteria, "_x", collapse = "+"))),
                     as.formula(paste("~", paste0(criteria, "_v", collapse = "+"))), weighted, covmat = TRUE)
  diagonal <- which(as.vector(diag(length(criteria))) == 1)
  values <- as.vector(ratios$ratio)[diagonal]
  covariance <- vcov(ratios)[diagonal, diagonal]
  several <- lapply(weights_of, function(w) list(mean = sum(w * values), se = sqrt(as.numeric(t(w) %*% covariance %*% w))))
  c(one, several)
}

number <- function(x) formatC(x, digits = 15, format = "g")
lines <- sapply(names(designs), function(kind) {
  found <- estimate(designs[[kind]])
  inside <- sapply(names(found), function(name) {
    sprintf('    "%s": {"mean": %s, "se": %s}', name, number(found[[name]]$mean), number(found[[name]]$se))
  })
  sprintf('  "%s": {\n%s\n  }', kind, paste(inside, collapse = ",\n"))
})
writeLines(c("{", paste(lines, collapse = ",\n"), "}"), "weighting.json")
