"""PyTorch as a rival: told {model, config, threads} in a first line, then a shape a line; answers with the seconds that it took."""
import json
import sys
import time

import torch
from transformers import BertConfig, BertModel, ResNetConfig, ResNetModel


def bert(config):
    model = BertModel(BertConfig(**config), add_pooling_layer=False).eval()

    def embed(rows, length):
        ids = torch.randint(5, 1000, (rows, length))
        mask = torch.ones(rows, length, dtype=torch.long)
        return lambda: model(input_ids=ids, attention_mask=mask).last_hidden_state.mean(1)

    return embed


def resnet(config):
    model = ResNetModel(ResNetConfig(**config)).eval()

    def embed(rows, size):
        pixels = torch.randn(rows, 3, size, size)
        return lambda: model(pixel_values=pixels).pooler_output

    return embed


given = json.loads(sys.stdin.readline())
torch.set_num_threads(given["threads"])
work = {"bert": bert, "resnet": resnet}[given["model"]](given["config"])
print("ready", flush=True)
with torch.inference_mode():
    for line in sys.stdin:
        run = work(*json.loads(line))
        begun = time.perf_counter()
        run()
        print(time.perf_counter() - begun, flush=True)
