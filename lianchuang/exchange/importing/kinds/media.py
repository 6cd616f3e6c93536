"""媒体报道: what was printed, where, and whether it is a reprint."""

from lianchuang.basics.said import Said
from lianchuang.exchange.importing.kinds.spec import Field, SheetKind, headings
from lianchuang.exchange.importing.readers import amounts, texts, times, words

MEDIA = SheetKind(
    "media",
    Said("媒体报道"),
    "outcomes",
    (
        Field("title", Said("标题"), texts.name_up_to(200),
              headings("标题 报道标题 题目 新闻标题 文章标题 稿件标题 报道题目 报道名称 稿件名称 报道/标题"),
              is_needed=True, is_required=True),
        Field("outlet", Said("媒体"), texts.name_up_to(80),
              headings("媒体 媒体名称 报道媒体 发布媒体 刊登媒体 刊发媒体 来源 平台 媒体/平台 媒体（平台） "
                       "发布平台 刊载媒体"),
              is_needed=True, is_required=True),
        Field("level", Said("级别"), texts.name_up_to(20), headings("级别 媒体级别 媒体层级 层级 媒体/级别")),
        Field("printed_on", Said("日期"), times.read_day,
              headings("日期 报道日期 发布日期 刊登日期 刊发日期 报道时间 发布时间 刊发时间 刊登时间 时间 "
                       "见报日期 发表日期 发表时间"),
              is_needed=True, is_required=True),
        Field("link", Said("链接"), texts.read_link, headings("链接 网址 报道链接 链接地址 原文链接 网址链接 新闻链接")),
        Field("clicks", Said("点击量"), amounts.read_clicks,
              headings("点击量 阅读量 浏览量 点击数 阅读数 点击次数 阅读次数 浏览次数 浏览数 点击（阅读）量 "
                       "点击量/阅读量")),
        Field("original", Said("原创/转载"), words.read_original,
              headings("原创/转载 性质 是否原创 原创或转载 原创转载 报道性质 稿件性质 转载/原创 原创（转载） "
                       "稿件类型 报道类型"),
              is_needed=True, is_required=True),
    ),
)  # fmt: skip
