using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace EcsTaskDef.Console.Hosting;

/// <summary>
/// What browsers load besides pages: styles and scripts, from this assembly. Compressed once, when somebody first asks, and asked for again
/// only when this software has changed: the address has a part of the content's hash where we write it, and scripts that name others are
/// asked for by hash (ETag).
/// </summary>
internal sealed class Assets
{
    private const string Prefix = "assets";

    // A twentieth of the time of the best, and a few per cent more bytes.
    private const int BrotliQuality = 7;

    private static readonly ConcurrentDictionary<string, Assets?> s_all = new(StringComparer.Ordinal);

    private readonly byte[] _plain;
    private readonly Lazy<byte[]> _brotli;
    private readonly Lazy<byte[]> _gzip;
    private readonly string _tag;
    private readonly string _type;

    private Assets(byte[] plain, string type)
    {
        _plain = plain;
        _type = type;
        _tag = Convert.ToHexStringLower(SHA256.HashData(plain).AsSpan(0, 8));
        _brotli = new Lazy<byte[]>(() => Compressed(
            static to => new BrotliStream(to, new BrotliCompressionOptions { Quality = BrotliQuality })));
        _gzip = new Lazy<byte[]>(() => Compressed(static to => new GZipStream(to, CompressionLevel.SmallestSize)));
    }

    /// <summary>The address of one, relative to the console's root; it changes with the content.</summary>
    public static string Address(string path) => $"{path}?v={Find("/" + path)!._tag}";

    /// <summary>Its bytes; null = there is none.</summary>
    public static Stream? Open(string path) => typeof(Assets).Assembly.GetManifestResourceStream(Prefix + path);

    /// <summary>Answers a request for one of them; everything else goes on.</summary>
    public static Task ServeAsync(HttpContext context, RequestDelegate next)
    {
        HttpRequest request = context.Request;
        if (!(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) || Find(request.Path.Value ?? "") is not { } asset)
            return next(context);
        return asset.SendAsync(context);
    }

    private static Assets? Find(string path)
    {
        if (s_all.TryGetValue(path, out Assets? known)) return known;
        if (TypeOf(path) is not { } type) return null;
        using Stream? content = Open(path);
        if (content is null) return null;
        byte[] bytes = new byte[content.Length];
        content.ReadExactly(bytes);
        return s_all.GetOrAdd(path, new Assets(bytes, type));
    }

    private static string? TypeOf(string path) => Path.GetExtension(path) switch
    {
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => null,
    };

    private async Task SendAsync(HttpContext context)
    {
        HttpResponse response = context.Response;
        string tag = $"\"{_tag}\"";
        bool isNamed = context.Request.Query["v"] == _tag;
        response.Headers.ETag = tag;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        response.Headers.CacheControl = isNamed ? "public, max-age=31536000, immutable" : "no-cache";
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        string accepted = context.Request.Headers.AcceptEncoding.ToString();
        (string? encoding, byte[] body) = accepted.Contains("br", StringComparison.Ordinal) ? ("br", _brotli.Value)
            : accepted.Contains("gzip", StringComparison.Ordinal) ? ("gzip", _gzip.Value)
            : (null, _plain);
        if (encoding is not null) response.Headers.ContentEncoding = encoding;
        response.ContentType = _type;
        response.ContentLength = body.Length;
        if (HttpMethods.IsGet(context.Request.Method)) await response.Body.WriteAsync(body, context.RequestAborted);
    }

    private byte[] Compressed(Func<Stream, Stream> compressor)
    {
        using MemoryStream result = new();
        using (Stream stream = compressor(result)) stream.Write(_plain);
        return result.ToArray();
    }
}
