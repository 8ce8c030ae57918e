using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using RiskMonitor.Ads;
using RiskMonitor.Classifying;
using RiskMonitor.Enriching;

namespace RiskMonitor.Storage.Writing;

/// <summary>What columns hold as JSON. Not a public shape: only the store reads it.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Ad))]
[JsonSerializable(typeof(ImmutableSortedDictionary<string, HeadLogit>))]
[JsonSerializable(typeof(StoredReasons))]
[JsonSerializable(typeof(PageHead))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class StoreJson : JsonSerializerContext;

/// <summary>The reasons of one advert, and its facts beside them: spans, codes and names of places, no text. Null for a report and in rows from before there were facts.</summary>
internal sealed record StoredReasons(ImmutableArray<Reason> For, ImmutableArray<Reason> Against, AdFacts? Facts = null);

/// <summary>What the store keeps sealed of a response beside its body.</summary>
internal sealed record PageHead(string Url, ImmutableArray<KeyValuePair<string, string>> Headers);
