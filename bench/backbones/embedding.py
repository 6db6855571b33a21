"""Seconds that PyTorch takes for batches of a BERT of a given size: {config, threads, batches: [[rows, length], ...]} on stdin."""
import json
import sys
import time

import torch
from transformers import BertConfig, BertModel

given = json.load(sys.stdin)
torch.set_num_threads(given["threads"])
model = BertModel(BertConfig(**given["config"]), add_pooling_layer=False).eval()


def embed(rows, length):
    ids = torch.randint(5, 1000, (rows, length))
    model(input_ids=ids, attention_mask=torch.ones(rows, length, dtype=torch.long)).last_hidden_state.mean(1)


with torch.inference_mode():
    embed(*given["batches"][0])
    begun = time.perf_counter()
    for rows, length in given["batches"]:
        embed(rows, length)
    print(time.perf_counter() - begun)
