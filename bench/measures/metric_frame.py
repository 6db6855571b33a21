"""Seconds of fairlearn's MetricFrame for seven metrics by one column, without intervals and for each row-bootstrap replicate.

Reads {rows, slices, replicates} on stdin, prints {plain, replicate}.
"""
import json
import sys
import time

import numpy as np
from fairlearn.metrics import (
    MetricFrame,
    false_negative_rate,
    false_positive_rate,
    selection_rate,
    true_positive_rate,
)
from sklearn.metrics import accuracy_score, balanced_accuracy_score, precision_score

given = json.load(sys.stdin)
source = np.random.default_rng(7)
rows = given["rows"]
label = source.integers(0, 2, rows)
decision = source.integers(0, 2, rows)
group = source.integers(0, given["slices"], rows)
METRICS = {
    "selection": selection_rate,
    "accuracy": accuracy_score,
    "precision": precision_score,
    "tpr": true_positive_rate,
    "fpr": false_positive_rate,
    "fnr": false_negative_rate,
    "balanced": balanced_accuracy_score,
}


def frame(y_true, y_pred, groups):
    begun = time.perf_counter()
    made = MetricFrame(metrics=METRICS, y_true=y_true, y_pred=y_pred, sensitive_features=groups)
    made.difference()
    made.ratio()
    return time.perf_counter() - begun


plain = min(frame(label, decision, group) for _ in range(3))
seconds = []
for _ in range(given["replicates"]):
    drawn = source.integers(0, rows, rows)
    seconds.append(frame(label[drawn], decision[drawn], group[drawn]))
print(json.dumps({"plain": plain, "replicate": sum(seconds) / len(seconds)}))
