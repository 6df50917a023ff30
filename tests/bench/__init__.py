"""`python -m tests.bench`: quality and cost beside what else there is, growth, crowds, robustness."""
